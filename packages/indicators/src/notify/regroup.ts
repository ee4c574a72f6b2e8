/** What a receiver was told, in the groups that it makes of alerts now: it knows it, however it is grouped. Pure. */
import type { ActiveAlert } from './alert.js';
import type { Told } from './reason.js';
import { type Group, groupFor, type Receiver } from './receiver.js';

/** What was told of a group, and when. */
interface ToldOfGroup {
  readonly told: Told | null;
  readonly toldAt: string | null;
}

/** A group as it was, with the alerts that were told of it: those it is of, where it was not told yet. */
interface GroupBefore extends ToldOfGroup {
  readonly alerts: readonly ActiveAlert[];
}

export function regrouped(
  receiver: Receiver,
  before: readonly GroupBefore[],
): readonly (Group & ToldOfGroup)[] {
  const groups = new Map<string, Group & ToldOfGroup>();
  for (const { told, toldAt, alerts } of before)
    for (const alert of alerts) {
      const group = groupFor(receiver, alert.labels);
      const part = { ...group, told: told && partOf(told, alert), toldAt };
      groups.set(group.key, joined(groups.get(group.key), part));
    }
  return [...groups.values()];
}

/** What was told of one alert. */
function partOf({ firing, labels = {} }: Told, { id }: ActiveAlert): Told {
  const only = <T>(held: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(held).filter(([name]) => name === id));
  return { firing: only(firing), resolved: [], labels: only(labels) };
}

function joined(one: (Group & ToldOfGroup) | undefined, other: Group & ToldOfGroup): Group & ToldOfGroup {
  if (one === undefined || one.told === null) return other;
  if (other.told === null) return one;
  return {
    ...one,
    told: {
      firing: { ...one.told.firing, ...other.told.firing },
      resolved: [],
      labels: { ...one.told.labels, ...other.told.labels },
    },
  };
}

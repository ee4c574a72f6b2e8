/** The changes as they are listed: by indicator, the one with the newest change first, no longer than can be read. */
import type { ChangeWire } from '@marsad/indicators/contract';

export interface ChangedIndicator {
  readonly indicator: string;
  readonly shown: readonly ChangeWire[];
  /** How many more there are of it. */
  readonly left: number;
}

const mostOfOne = 3;
const mostIndicators = 3;

/** What follows from figures says more than they do: it is listed before them. */
const isMeaning = ({ kind }: ChangeWire): boolean => kind === 'verdict' || kind === 'alert';

/** @param items the newest first. @param whole everything, not only as much as fits. */
export function listed(
  items: readonly ChangeWire[],
  whole: boolean,
): { readonly groups: readonly ChangedIndicator[]; readonly left: number } {
  const byIndicator = new Map<string, ChangeWire[]>();
  for (const item of items) {
    const group = byIndicator.get(item.indicator);
    if (group) group.push(item);
    else byIndicator.set(item.indicator, [item]);
  }
  const all = [...byIndicator].map(([indicator, changes]) => {
    const inOrder = [...changes.filter(isMeaning), ...changes.filter((one) => !isMeaning(one))];
    const shown = whole ? inOrder : inOrder.slice(0, mostOfOne);
    return { indicator, shown, left: changes.length - shown.length };
  });
  const groups = whole ? all : all.slice(0, mostIndicators);
  return { groups, left: all.length - groups.length };
}

/** Where the keys are in the list of what was found, and how it stands beside the sentences of the text. */
import type { Stretch } from './segments.js';

/** The next one, or the one before; not beyond the ends. Null in an empty list. */
export function stepped(at: string | null, by: 1 | -1, list: readonly string[]): string | null {
  const before = at === null ? -1 : list.indexOf(at);
  if (before === -1) return list[0] ?? null;
  return list[Math.min(list.length - 1, Math.max(0, before + by))] ?? null;
}

/** The list is another one by now: where the keys were at one that is gone, they are at what came after it. */
export function keptAt(at: string | null, before: readonly string[], list: readonly string[]): string | null {
  if (at === null || list.includes(at)) return at;
  const was = before.indexOf(at);
  const after = before.slice(was + 1).find((id) => list.includes(id));
  return (
    after ?? before.slice(0, Math.max(0, was)).findLast((id) => list.includes(id)) ?? list.at(-1) ?? null
  );
}

interface InSentence {
  readonly paragraph: number;
  readonly sentence: Stretch;
}

/** Those of one sentence together, in the order in which they stand. */
export function bySentence<One extends InSentence>(found: readonly One[]): readonly (readonly One[])[] {
  const groups: One[][] = [];
  let before: InSentence | null = null;
  for (const one of found) {
    const isSame = before?.paragraph === one.paragraph && before.sentence.start === one.sentence.start;
    if (isSame) groups.at(-1)?.push(one);
    else groups.push([one]);
    before = one;
  }
  return groups;
}

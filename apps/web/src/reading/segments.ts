/** A paragraph cut where highlights begin and end, which may overlap: a hedge said once belongs to several figures. */

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Highlight {
  readonly id: string;
  /** Its number, with hedge and unit; and what else belongs to it, such as a hedge that stands apart. */
  readonly stretches: readonly Stretch[];
}

export interface Segment extends Stretch {
  /** Whose it is, in the order in which they were given; none of plain text. */
  readonly ids: readonly string[];
}

/** Every piece of a text of so many letters, in order: none overlaps another, together they are the whole text. */
export function segmentsOf(length: number, highlights: readonly Highlight[]): readonly Segment[] {
  const within = highlights.flatMap(({ id, stretches }) =>
    stretches.flatMap(({ start, end }) => {
      const from = Math.max(0, start);
      const to = Math.min(length, end);
      return from < to ? [{ id, start: from, end: to }] : [];
    }),
  );
  const cuts = [...new Set([0, length, ...within.flatMap(({ start, end }) => [start, end])])].sort(
    (one, other) => one - other,
  );
  const segments: Segment[] = [];
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1];
    if (end === undefined) break;
    const here = within.filter((one) => one.start <= start && one.end >= end).map(({ id }) => id);
    const ids = [...new Set(here)];
    const before = segments.at(-1);
    // Two stretches of one figure that touch are one.
    if (before !== undefined && before.ids.join(' ') === ids.join(' '))
      segments[segments.length - 1] = { ...before, end };
    else segments.push({ start, end, ids });
  }
  return segments;
}

/** Which one a press on a segment means: the one after that which the keys are at, so that all can be reached. */
export function pressed(ids: readonly string[], at: string | null): string | null {
  const before = at === null ? -1 : ids.indexOf(at);
  return ids[(before + 1) % Math.max(1, ids.length)] ?? null;
}

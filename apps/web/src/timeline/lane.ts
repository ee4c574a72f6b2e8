/** Measures and events of an indicator as they stand under its chart, numbered as the list below it numbers them. */
import { dayNumber } from '@marsad/indicators';
import type { TimelineEntryWire } from '@marsad/indicators/contract';
import type { Lane, LaneItem } from '../chart/lanes.js';
import type { Words } from '../language/words.js';
import { kindSaid, titleOf, whenSaid } from './said.js';

export interface Numbered {
  readonly number: number;
  readonly entry: TimelineEntryWire;
}

/** The oldest first, whichever are shown. */
export function numbered(entries: readonly TimelineEntryWire[]): readonly Numbered[] {
  return [...entries].reverse().map((entry, at) => ({ number: at + 1, entry }));
}

/** What is not known to have happened is an outline. */
const happened: ReadonlySet<TimelineEntryWire['status']> = new Set(['done', 'under-way', 'confirmed', null]);

/** @param days from the first to before the last that the chart can show; without an entry in them there is no lane. */
export function timelineLane(
  words: Words,
  entries: readonly TimelineEntryWire[],
  [from, to]: readonly [number, number],
  hrefOf: (entry: TimelineEntryWire) => string,
): Lane[] {
  const items = numbered(entries).flatMap(({ number, entry }): LaneItem[] => {
    const start = dayNumber(entry.when.start);
    const end = entry.openEnd ? null : dayNumber(entry.when.end);
    if (start >= to || (end ?? to) <= from) return [];
    const counted = words.number(number);
    const name = words.t('timeline.numbered', { number: counted, title: titleOf(words, entry) });
    return [
      {
        id: entry.id,
        start,
        end,
        tone: 'calm',
        hollow: !happened.has(entry.status),
        label: words.t('timeline.mark', {
          kind: kindSaid(words, entry),
          title: name,
          when: whenSaid(words, entry),
        }),
        names: [name, counted],
        href: hrefOf(entry),
      },
    ];
  });
  return items.length === 0 ? [] : [{ name: words.t('timeline.title'), items, marksPlot: true }];
}

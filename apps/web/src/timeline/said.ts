/** Measures and events in words. */
import { shownText } from '@marsad/indicators';
import type { TimelineEntryWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

type Entry = Pick<TimelineEntryWire, 'kind' | 'status' | 'title' | 'when' | 'openEnd'>;

/** In the reader's language, or in the one there is. */
export const titleOf = (words: Words, { title }: Pick<Entry, 'title'>): string =>
  words.text(shownText(title));

export function whenSaid(words: Words, { when, openEnd }: Pick<Entry, 'when' | 'openEnd'>): string {
  const period = words.period(when);
  return openEnd ? words.t('timeline.since', { when: period }) : period;
}

/** "Measure, recommended", "Event". */
export function kindSaid(words: Words, { kind, status }: Pick<Entry, 'kind' | 'status'>): string {
  const name = words.t(`timeline.kind.${kind}`);
  return status === null ? name : `${name}${words.t('list.comma')}${words.t(`timeline.status.${status}`)}`;
}

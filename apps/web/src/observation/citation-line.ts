import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { isolate, type Words } from '../language/words.js';
import { placeIn } from '../saying/locator.js';
import { sinceText } from '../saying/since-text.js';
import { retractionOf } from './retraction.js';

/** What somebody has to know who meets the figure elsewhere: which version it was, and whether it still stands. */
export function citationLine(
  words: Words,
  observation: ObservationWire,
  indicator: IndicatorSummaryWire,
  today: string,
  origin: string,
) {
  const { source, quantity, per, period, id, revision, revised } = observation;
  // Names in another script keep their own direction, wherever the line is pasted.
  const apart = (text: string) => (words.dir === 'rtl' ? isolate(text) : text);
  const comma = words.t('list.comma');
  const work = [
    source.author,
    source.title,
    source.publisher,
    source.date && words.day(source.date),
    placeIn(words, source),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => apart(String(part)))
    .join(comma);
  const figure = words.figure(quantity, indicator.unit, per);
  const about = `${words.text(indicator.name)}${comma}${words.period(period)}: ${figure}`;
  const version = words.t('cite.version', { revision, day: words.day(revised.on) });
  const gone = retractionOf(observation);
  const state = gone ? ` ${sinceText(words, gone)}` : revision > 1 ? ` (${version})` : '';
  return `${work}. ${about}${state}. ${words.day(today)}${comma}${apart(`${origin}/observations/${id}`)}`;
}

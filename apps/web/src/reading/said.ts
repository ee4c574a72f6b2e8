/** How a figure of a text is told, in the app's own words. */
import type { CandidateWire, IndicatorSummaryWire, ParagraphWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

/** "at least 1,200 people, Jan to Sep 2019"; of a change that it is one. */
export function saidOf(
  words: Words,
  {
    quantity,
    unit,
    per,
    change,
    period,
  }: Pick<CandidateWire, 'quantity' | 'unit' | 'per' | 'change' | 'period'>,
): string {
  const level = words.figure(quantity, unit, per ?? 'period');
  const figure = change === 'level' ? level : words.t(`reading.change.${change}`, { figure: level });
  return period === null
    ? figure
    : words.t('preview.figureInPeriod', { figure, period: words.period(period) });
}

/** What it was accepted as, in the same words; null where it was not, or may not be seen. */
export function acceptedSaid(
  words: Words,
  accepted: CandidateWire['accepted'],
  indicators: readonly Pick<IndicatorSummaryWire, 'id' | 'unit'>[],
): string | null {
  if (accepted === null) return null;
  const unit = indicators.find(({ id }) => id === accepted.indicator)?.unit ?? null;
  return saidOf(words, { ...accepted, unit, change: 'level' });
}

/** Where a paragraph stands: its page, or its number where the text has no pages. */
export function placeSaid(words: Words, { page, n }: Pick<ParagraphWire, 'page' | 'n'>): string {
  return page === null ? words.t('reading.paragraph', { n }) : words.t('reading.page', { page });
}

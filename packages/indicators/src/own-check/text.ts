/** What a check comes to, in a sentence. */
import { differenceUnit } from '../indicator/units.js';
import { inEveryLanguage, inLanguage, type Language, type LocalisedText } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { shownText } from '../language/some-text.js';
import { type Interval, interval } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import { formatQuantity } from '../say/format.js';
import { formatPeriod } from '../say/format-period.js';
import type { CheckStatement } from './definition.js';
import type { CheckGround, CheckOutcome, TermOutcome } from './evaluate.js';
import { ar } from './messages/outcome.ar.js';
import { en } from './messages/outcome.en.js';

const outcomeIn = messagesIn({ en, ar });

export function outcomeText(
  statement: Pick<CheckStatement, 'relation'>,
  outcome: CheckOutcome,
  ground: CheckGround,
): Readonly<Record<Language, string>> {
  return inEveryLanguage((language) => said(statement, outcome, ground, language));
}

function said(
  { relation }: Pick<CheckStatement, 'relation'>,
  outcome: CheckOutcome,
  ground: CheckGround,
  language: Language,
): string {
  const { state, missedBy } = outcome;
  switch (state) {
    case 'holds':
      return outcomeIn(language, 'holds');
    case 'possible': {
      if (relation === 'equals') return outcomeIn(language, 'possible.equals');
      if (missedBy === null || missedBy.upper === Number.POSITIVE_INFINITY)
        return outcomeIn(language, 'possible.open');
      const most = interval(Number.NEGATIVE_INFINITY, missedBy.upper, false, missedBy.upperInclusive);
      return outcomeIn(language, 'possible.other', { by: sized(most, outcome, language) });
    }
    case 'tension':
      return outcomeIn(language, `tension.${relation}`, {
        by: missedBy === null ? '' : sized(missedBy, outcome, language),
      });
    case 'unknown':
      return whyNot(outcome, ground, language);
  }
}

function sized(by: Interval, { left: { unit, per } }: CheckOutcome, language: Language): string {
  const lower = shortened(by.lower, Math.floor);
  const upper = shortened(by.upper, Math.ceil);
  const shown = interval(lower, upper, by.lowerInclusive, by.upperInclusive);
  return formatQuantity(quantityOf(shown), {
    ...{ language, unit: differenceUnit(unit), per: per ?? 'period', isolate: true },
    range: 'dash',
  });
}

/** What is worked out is said with three digits at most behind zeros, rounded outward; whole numbers stay whole. */
function shortened(n: number, round: (n: number) => number): number {
  if (n === 0 || !Number.isFinite(n)) return n;
  const exact = Number(n.toPrecision(12));
  const scale = 10 ** Math.max(0, 2 - Math.floor(Math.log10(Math.abs(exact))));
  return round(Number((exact * scale).toPrecision(12))) / scale;
}

function whyNot(outcome: CheckOutcome, ground: CheckGround, language: Language): string {
  const gap = outcome.gap ?? 'no-figure';
  const term = termsOf(outcome).find((one) => one.gap !== null) ?? termsOf(outcome)[0];
  const what = term === undefined ? '' : inLanguage(nameOf(term, ground), language);
  const period = term && periodOf(term, outcome);
  const when = period ? formatPeriod(period, { language }) : '';
  if (gap === 'no-common-period' || gap === 'no-whole' || gap === 'below-zero')
    return outcomeIn(language, gap);
  if (gap === 'no-figure-yet' || gap === 'no-baseline' || gap === 'changed')
    return outcomeIn(language, gap, { what });
  return outcomeIn(language, gap, { what, period: when });
}

const termsOf = ({ left, right }: CheckOutcome): TermOutcome[] =>
  [left, right].flatMap(({ terms, shareOf }) => [...terms, ...(shareOf ?? [])]);

function nameOf({ term: { operand } }: TermOutcome, ground: CheckGround): LocalisedText {
  if (operand.kind === 'fact') return shownText(operand.name);
  return ground(operand.indicator, {})?.indicator.name ?? { en: operand.indicator };
}

function periodOf({ term: { operand }, behind }: TermOutcome, outcome: CheckOutcome) {
  if (behind !== null) return behind.period;
  return operand.kind === 'figure' && operand.at.kind === 'period' ? operand.at.period : outcome.period;
}

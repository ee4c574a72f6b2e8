/** What is said of a series before and after something, in every language. It is never said that one led to the other. */
import { differenceUnit } from '../indicator/units.js';
import { directionOf, inEveryLanguage, type Language, type LocalisedText } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { type Interval, interval, isBounded } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import { formatNumber, formatQuantity } from '../say/format.js';
import { formatPeriod } from '../say/format-period.js';
import { type Compared, leastOnEachSide, type NotCompared, type Side } from './before-after.js';
import type { BeforeAfterTopic } from './codes.js';
import { ar } from './messages/before-after.ar.js';
import { en } from './messages/before-after.en.js';
import { type Method, pText, type UnitOfMeasure } from './sentences.js';
import type { Step } from './window.js';

const saidIn = messagesIn({ en, ar });

export interface BeforeAfterSentence {
  readonly about: BeforeAfterTopic;
  readonly text: LocalisedText;
}

/** Where it is known of something how far it has come, what that means for the figures after it. */
export type KnownOfIt = 'recommended' | 'decided' | 'dropped' | 'reported' | null;

const source = {
  en: 'F. Wilcoxon (1945), Biometrics Bulletin 1:80–83; H. B. Mann & D. R. Whitney (1947), Ann. Math. Stat. 18:50–60',
};

/** Null where there is no test. */
export function methodOf({ test }: Compared): Method | null {
  if (test === null) return null;
  const key = test.z === null ? 'method.exact' : 'method.approximate';
  return { name: inEveryLanguage((language) => saidIn(language, key)), source };
}

export function beforeAfterText(
  compared: Compared | NotCompared,
  measure: UnitOfMeasure,
  known: KnownOfIt,
): BeforeAfterSentence[] {
  const said = (about: BeforeAfterTopic, say: (language: Language) => string): BeforeAfterSentence => ({
    about,
    text: inEveryLanguage(say),
  });
  const status = known === null ? [] : [said('caution', (language) => saidIn(language, `status.${known}`))];
  if (compared.kind === 'none')
    return [
      said('windows', (language) => saidIn(language, compared.reason)),
      ...leftOutText(compared).map((say) => said('left-out', say)),
      ...status,
    ];
  const { limit, season, test } = compared;
  return [
    said('windows', (language) => windowsText(compared, language)),
    ...(limit === 'before' || limit === 'after'
      ? [said('windows', (language) => saidIn(language, `limit.${limit}`))]
      : []),
    ...(['before', 'after'] as const).map((side) =>
      said('averages', (language) => sideText(side, compared[side], measure, language)),
    ),
    ...missingText(compared).map((say) => said('averages', say)),
    said('difference', (language) => differenceText(compared, measure, language)),
    said('test', (language) => testText(compared, language)),
    ...(season === 'part-of-year'
      ? [said('season', (language) => saidIn(language, 'season.part-of-year'))]
      : []),
    ...leftOutText(compared).map((say) => said('left-out', say)),
    ...status,
    said('caution', (language) => saidIn(language, 'caution')),
    ...(test === null ? [] : [said('caution', (language) => saidIn(language, 'caution.test'))]),
  ];
}

const isolates = (language: Language) => directionOf(language) === 'rtl';

function windowsText({ before, after, step, periods }: Compared, language: Language): string {
  return saidIn(language, 'windows', {
    before: formatPeriod(before.window, { language }),
    after: formatPeriod(after.window, { language }),
    length: lengthText(step, periods, language),
  });
}

/** "28 years", "9 months". */
export function lengthText({ unit, count }: Step, periods: number, language: Language): string {
  const units = count * periods;
  return unit === 'month' && units % 12 === 0
    ? saidIn(language, 'length.year', { count: units / 12 })
    : saidIn(language, `length.${unit}`, { count: units });
}

function sideText(
  which: 'before' | 'after',
  { points, mean }: Side,
  measure: UnitOfMeasure,
  language: Language,
): string {
  if (isOpen(mean)) return saidIn(language, `side.${which}.open`, { points });
  return saidIn(language, `side.${which}`, { points, mean: amount(mean, measure, language) });
}

function missingText({ periods, before, after }: Compared): ((language: Language) => string)[] {
  const missing = { before: periods - before.points, after: periods - after.points };
  if (missing.before === 0 && missing.after === 0) return [];
  return [(language) => saidIn(language, 'missing', missing)];
}

function differenceText({ difference }: Compared, { unit, per }: UnitOfMeasure, language: Language): string {
  const { lower, upper, lowerInclusive, upperInclusive } = difference;
  if (lower === 0 && upper === 0) return saidIn(language, 'difference.equal');
  const measure = { unit: differenceUnit(unit), per };
  if (lower > 0 || (lower === 0 && !lowerInclusive))
    return saidIn(language, 'difference.higher', { amount: amount(difference, measure, language) });
  if (upper < 0 || (upper === 0 && !upperInclusive)) {
    const turned = interval(-upper, -lower, upperInclusive, lowerInclusive);
    return saidIn(language, 'difference.lower', { amount: amount(turned, measure, language) });
  }
  if (!isBounded(difference)) return saidIn(language, 'difference.open');
  return saidIn(language, 'difference.either', { amount: amount(difference, measure, language) });
}

function testText({ test, before, after }: Compared, language: Language): string {
  if (test !== null) return saidIn(language, `test.${test.says}`, { p: pText(test.p, language) });
  return saidIn(language, 'test.too-few', {
    least: formatNumber(leastOnEachSide, { language, isolate: isolates(language) }),
    before: before.points,
    after: after.points,
  });
}

function leftOutText({ leftOut }: Pick<Compared, 'leftOut'>): ((language: Language) => string)[] {
  return (['during', 'otherLength', 'unfinished', 'beyond'] as const)
    .filter((why) => leftOut[why] > 0)
    .map((why) => (language) => saidIn(language, `left.${why}`, { count: leftOut[why] }));
}

const isOpen = ({ lower, upper }: Interval) => !Number.isFinite(lower) && !Number.isFinite(upper);

function amount(i: Interval, { unit, per }: UnitOfMeasure, language: Language): string {
  return formatQuantity(quantityOf(i), {
    language,
    unit,
    per,
    precision: 'display',
    isolate: isolates(language),
  });
}

/**
 * The document checked against itself. Each check is a function of the figures it needs and is called here with the
 * document's; nothing it says is typed in. Figures agree ("consistent") where some values they allow are equal.
 */

import { parseFigure } from '../figure/parse.js';
import { addMonths, dayNumber } from '../period/day.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import { equivalents, periodOfDays } from '../period/periods.js';
import {
  add,
  divide,
  type Interval,
  intersection,
  interval,
  intervalOf,
  scale,
  settle,
  subtract,
} from '../quantity/interval.js';
import { multiply } from '../quantity/multiply.js';
import { plainNumber, roundedTo } from '../quantity/number-format.js';
import type { Quantity } from '../quantity/quantity.js';
import { formatPeriod } from '../say/format-period.js';
import { type Check, gapBetween, inNearestSigns, inSigns, numbersIn, operand, step } from './check.js';
import type { CatalogueEntry } from './entry.js';
import { shareLeft, statedFacts, statedQuantity } from './facts.js';
import { further } from './further.js';
import { headline } from './headline.js';

/** An international mile, exactly (1959 agreement); 1.609344 squared for a square mile. */
const kilometresPerMile = 1.609344;
const squareKilometresPerSquareMile = settle(kilometresPerMile ** 2);

/** Total area of Iraq: not a figure of the document. */
const iraq = {
  area: statedQuantity('438,317 km2', 'km2'),
  source: { title: 'The World Factbook (CIA), Iraq: total area 438,317 km²', url: null },
};
const milesSource = {
  title: 'NIST Special Publication 811, appendix B: 1 mile = 1.609344 km',
  url: 'https://www.nist.gov/pml/special-publication-811',
};

const whole = interval(100, 100);

export function populationParts(all: Quantity, parts: readonly Quantity[]): Check {
  const [stated, addends] = [intervalOf(all), parts.map(intervalOf)];
  const sum = addends.reduce(add);
  const gap = gapBetween(sum, stated);
  return {
    id: 'border-population-parts',
    title: { en: 'Parts of the border population', ar: 'أجزاء سكان المنطقة الحدودية' },
    verdict: gap === null ? 'consistent' : 'in-tension',
    steps: [
      step('The parts added', 'مجموع الأجزاء', `${addends.map(operand).join(' + ')} = ${inSigns(sum)}`),
      step('The total as given', 'المجموع كما ورد', inSigns(stated)),
    ],
    conclusion:
      gap === null
        ? { en: 'The parts can make up the total.', ar: 'يمكن أن تكوّن الأجزاء المجموع المذكور.' }
        : apart(gap),
    locators: ['H2'],
    outside: null,
  };
}

export function affiliationAddsUp(shares: readonly Quantity[]): Check {
  const taken = shares.map(intervalOf);
  const sum = taken.reduce(add);
  const left = intersection(subtract(whole, sum), interval(0, 100));
  const rest = left && inSigns(intervalOf(shareLeft(shares)));
  return {
    id: 'affiliation-adds-up',
    title: { en: 'Affiliations at the mosques add up', ar: 'مجموع نسب التوجهات في المساجد' },
    verdict: left ? 'consistent' : 'in-tension',
    steps: [
      step('The shares stated', 'النسب المذكورة', `${taken.map(operand).join(' + ')} = ${inSigns(sum)} %`),
      step(
        'Left for the rest',
        'ما يبقى لغيرها',
        rest === null ? `100 − ${operand(sum)} < 0 %` : `100 − ${operand(sum)} = ${rest} %`,
      ),
    ],
    conclusion:
      rest === null
        ? { en: 'The shares are more than the whole.', ar: 'مجموع النسب يتجاوز الكل.' }
        : {
            en: `The shares leave ${numbersIn(`${rest} %`).en} for the rest.`,
            ar: `تترك النسب المذكورة لما سواها ${numbersIn(`${rest} %`).ar}.`,
          },
    locators: ['H1'],
    outside: null,
  };
}

export function areaShare(region: Quantity, country: Quantity, share: Quantity): Check {
  const [area, ofAll, stated] = [intervalOf(region), intervalOf(country), intervalOf(share)];
  const computed = scale(divided(area, ofAll), 100);
  const gap = gapBetween(computed, stated);
  const said = numbersIn(`${inSigns(computed, 2)} %`);
  return {
    id: 'area-share',
    title: { en: 'Share of Iraq’s area', ar: 'النسبة من مساحة العراق' },
    verdict: gap === null ? 'consistent' : 'in-tension',
    steps: [
      step(
        'Area of the region over that of Iraq',
        'مساحة المنطقة على مساحة العراق',
        `${operand(area)} ÷ ${operand(ofAll)} ≈ ${inSigns(computed, 2)} %`,
      ),
      step('The share as given, nearly 10', 'النسبة كما وردت، أقل بقليل من 10', `${inSigns(stated)} %`),
    ],
    conclusion:
      gap === null
        ? {
            en: `The area is ${said.en} of Iraq, which agrees with the share as given.`,
            ar: `تبلغ المساحة ${said.ar} من مساحة العراق، وهو ما يتفق مع النسبة كما وردت.`,
          }
        : apart(gap),
    locators: ['H1'],
    outside: iraq.source,
  };
}

export interface Conversion {
  readonly metric: Quantity;
  readonly stated: Quantity;
  readonly kind: 'length' | 'area';
}

/** Both ends of each figure, converted and rounded to the decimals of the figure in miles, must be that figure's. */
export function unitConversions(conversions: readonly Conversion[], locators: readonly string[]): Check {
  const converted = conversions.map(({ metric, stated, kind }) => {
    const factor = kind === 'length' ? kilometresPerMile : squareKilometresPerSquareMile;
    const decimals = Math.max(...[stated.lower, stated.upper].map((n) => decimalsOf(n ?? 0)));
    const [from, to] = [intervalOf(metric), intervalOf(stated)];
    const exact = divided(from, interval(factor, factor));
    const nearest = (n: number) => roundedTo(n, decimals, 'nearest');
    const agrees = nearest(exact.lower) === to.lower && nearest(exact.upper) === to.upper;
    const [km, mi] = kind === 'length' ? ['km', 'mi'] : ['km²', 'sq mi'];
    // One decimal more than is compared, two where whole numbers are.
    const shown = inNearestSigns(exact, decimals === 0 ? 2 : decimals + 1);
    const factorText = kind === 'length' ? kilometresPerMile : `${kilometresPerMile}²`;
    const line = `${operand(from)} ${km} ÷ ${factorText} ≈ ${shown} ${mi}; ${inSigns(to)} ${mi}`;
    return { agrees, line };
  });
  const agree = converted.every(({ agrees }) => agrees);
  return {
    id: 'unit-conversions',
    title: { en: 'Kilometres and miles', ar: 'الكيلومترات والأميال' },
    verdict: agree ? 'consistent' : 'in-tension',
    steps: converted.map(({ line }) => step('Converted, then as given', 'بعد التحويل، ثم كما ورد', line)),
    conclusion: agree
      ? {
          en: 'Every pair of figures is the same measure, to the decimals given.',
          ar: 'كل زوج من الأرقام يعبّر عن القياس نفسه بالدقة المذكورة.',
        }
      : {
          en: 'At least one pair of figures is not the same measure.',
          ar: 'زوج واحد من الأرقام على الأقل لا يعبّر عن القياس نفسه.',
        },
    locators,
    outside: milesSource,
  };
}

export function recruitsAgainstPeak(share: Quantity, peak: Quantity, recruits: Quantity): Check {
  const [percent, members, recorded] = [intervalOf(share), intervalOf(peak), intervalOf(recruits)];
  const expected = multiply(members, scale(percent, 0.01));
  const gap = gapBetween(recorded, expected);
  return {
    id: 'recruits-against-peak',
    title: {
      en: 'Recruits against the border’s share of peak strength',
      ar: 'المجنَّدون مقابل حصة المناطق الحدودية من العديد في الذروة',
    },
    verdict: gap === null ? 'consistent' : 'in-tension',
    steps: [
      step(
        'The border’s share of the peak',
        'حصة المناطق الحدودية في الذروة',
        `${inSigns(percent)} % × ${operand(members)} = ${inSigns(expected)}`,
      ),
      step('Recruited, by the records', 'المجنَّدون بحسب السجلات', inSigns(recorded)),
      ...(gap === null
        ? []
        : [
            step(
              'Between the two',
              'الفارق بينهما',
              recorded.lower >= expected.upper
                ? difference(recorded.lower, expected.upper, gap)
                : difference(expected.lower, recorded.upper, gap),
            ),
          ]),
    ],
    conclusion:
      gap === null ? { en: 'The two figures can both be true.', ar: 'يمكن أن يصح الرقمان معًا.' } : apart(gap),
    locators: ['H3', 'H5'],
    outside: null,
  };
}

function difference(high: number, low: number, gap: number): string {
  const [a, b, by] = [high, low, gap].map((n) => plainNumber(n, { language: 'en' }));
  return `${a} − ${b} = ${by}`;
}

/**
 * @param window the months the rate is given for. The last is the document's own and was not over, so that the count
 * covers all of the window or all but one month of it.
 */
export function pledgesRateAgainstTotal(rate: Quantity, parts: readonly Quantity[], window: Period): Check {
  const [monthly, addends] = [intervalOf(rate), parts.map(intervalOf)];
  const total = addends.reduce(add);
  const months = interval(equivalents(window, 'month') - 1, equivalents(window, 'month'));
  const possible = multiply(monthly, months);
  const gap = gapBetween(total, possible);
  const fastest = settle(total.lower / monthly.upper);
  const slowest = settle(total.lower / monthly.lower);
  const [from, to] = [Math.ceil(slowest), Math.ceil(fastest)].map((n) => monthsBefore(window, n));
  const needed = `${floorText(fastest)}–${floorText(slowest)}`;
  const first = firstMonth(window);
  return {
    id: 'pledges-rate-against-total',
    title: { en: 'Pledges: monthly rate against total', ar: 'المبايعات: المعدل الشهري مقابل المجموع' },
    verdict: gap === null ? 'consistent' : 'in-tension',
    steps: [
      step('Men and women', 'الرجال والنساء', `${addends.map(operand).join(' + ')} = ${inSigns(total)}`),
      step(
        'Months needed at the rate',
        'الأشهر اللازمة وفق المعدل',
        `${operand(total)} ÷ ${inSigns(interval(monthly.upper, monthly.upper))} ≈ > ${floorText(fastest)}; ${operand(total)} ÷ ${inSigns(interval(monthly.lower, monthly.lower))} ≈ > ${floorText(slowest)}`,
      ),
      step(
        'What the rate makes in the months stated',
        'ما ينتج عن المعدل في الأشهر المذكورة',
        `${operand(months)} × ${operand(monthly)} = ${inSigns(possible)}`,
      ),
    ],
    conclusion:
      gap === null || !from || !to
        ? { en: 'The rate can make the total.', ar: 'يمكن أن يبلغ المعدلُ المجموعَ المذكور.' }
        : {
            en: `The total needs more than ${needed} months at this rate: the count must have begun by about ${formatPeriod(from, { language: 'en' })} to ${formatPeriod(to, { language: 'en' })}, not in ${formatPeriod(first, { language: 'en' })}, or the rate was higher before.`,
            ar: `يحتاج المجموع إلى أكثر من ${numbersIn(needed).ar} شهرًا وفق هذا المعدل: إما أن العد بدأ في موعد أقصاه بين ${formatPeriod(from, { language: 'ar' })} و${formatPeriod(to, { language: 'ar' })} تقريبًا لا في ${formatPeriod(first, { language: 'ar' })}، وإما أن المعدل كان أعلى قبل ذلك.`,
          },
    locators: ['V2', 'V3'],
    outside: null,
  };
}

/** A floor with one decimal, rounded down: it may not claim more than it has. */
function floorText(n: number): string {
  return plainNumber(roundedTo(n, 1, 'down'), { language: 'en' });
}

/** The month in which a count of so many months began that ended with the window. */
function monthsBefore(window: Period, months: number): Period {
  const start = addMonths(dayNumber(window.end), -months);
  return periodOfDays(start, addMonths(start, 1));
}

function firstMonth(window: Period): Period {
  const start = dayNumber(window.start);
  return periodOfDays(start, addMonths(start, 1));
}

export function barredVillagesShare(barred: Quantity, all: Quantity): Check {
  const [some, of] = [intervalOf(barred), intervalOf(all)];
  const [least, most] = [of.upper, of.lower].map((n) => scale(divided(some, interval(n, n)), 100));
  const share = intersection(scale(divided(some, of), 100), interval(0, 100));
  if (!least || !most || !share) throw new RangeError('more villages than there are');
  const certain = numbersIn(`${Math.floor(share.lower)} %`);
  const line = (n: number, percent: Interval) =>
    `${operand(some)} ÷ ${inSigns(interval(n, n))} ≈ ${inSigns(percent, 1)} %`;
  return {
    id: 'villages-barred-share',
    title: { en: 'Share of villages barred from return', ar: 'نسبة القرى الممنوع على أهلها العودة' },
    verdict: 'derived',
    steps: [
      step('Villages in all', 'القرى كلها', `≈ ${inSigns(of)}`),
      step('If there are most', 'إذا كان عددها الأكبر', line(of.upper, least)),
      step('If there are fewest', 'إذا كان عددها الأصغر', line(of.lower, most)),
    ],
    conclusion: {
      en: `More than ${certain.en} for certain; how much more is not known.`,
      ar: `أكثر من ${certain.ar} بالتأكيد، ولا يُعرف بكم تزيد على ذلك.`,
    },
    locators: ['F6'],
    outside: null,
  };
}

function apart(gap: number) {
  const { en, ar } = numbersIn(plainNumber(gap, { language: 'en' }));
  return {
    en: `No values the two figures allow agree: they lie ${en} apart.`,
    ar: `لا تتفق أي من القيم التي يسمح بها الرقمان، والفارق بينهما ${ar}.`,
  };
}

function divided(a: Interval, b: Interval): Interval {
  const ratio = divide(a, b);
  if (!ratio) throw new RangeError('nothing to divide by');
  return ratio;
}

function decimalsOf(n: number): number {
  return String(n).split('.')[1]?.length ?? 0;
}

/** A figure of the monitored catalogue by its key, read by the parser. */
function monitored(entries: readonly CatalogueEntry[], key: string): { quantity: Quantity; period: Period } {
  for (const { indicator, observations } of entries)
    for (const { value, period, key: own } of observations) {
      if (own !== key) continue;
      const figure = parseFigure(value, indicator);
      const days = parsePeriod(period);
      if (figure.kind === 'figure' && days.kind === 'period')
        return { quantity: figure.quantity, period: days.period };
    }
  throw new RangeError(`no figure ${key}`);
}

const populations = statedFacts['border-population'].figures;
const affiliations = statedFacts['mosque-affiliation'].figures;
const held = statedFacts['border-length-held'].figures;
const area = statedFacts['region-area'].figures;
const iraqiSide = statedFacts['villages-iraq-10-25km'].figures;
const syrianSide = statedFacts['villages-syria-2-10km'].figures;
const pledges = monitored(headline, 'al-hol-pledges-2019-2020');
const pledgesOf = (sex: 'men' | 'women') => monitored(further, `al-hol-pledges-total-${sex}-2020`).quantity;

/** All checks, in the document's order of subjects. */
export const checks: readonly Check[] = [
  populationParts(populations.all.quantity, [
    populations.yazidisAndKurds.quantity,
    populations.sunniArabs.quantity,
  ]),
  affiliationAddsUp([
    affiliations.sufi.quantity,
    affiliations.brotherhood.quantity,
    affiliations.salafi.quantity,
  ]),
  areaShare(area.km2.quantity, iraq.area, area.share.quantity),
  unitConversions(
    [
      { metric: held.km.quantity, stated: held.miles.quantity, kind: 'length' },
      { metric: area.km2.quantity, stated: area.squareMiles.quantity, kind: 'area' },
      { metric: iraqiSide.km.quantity, stated: iraqiSide.miles.quantity, kind: 'length' },
      { metric: syrianSide.km.quantity, stated: syrianSide.miles.quantity, kind: 'length' },
    ],
    ['F3', 'F6', 'H1'],
  ),
  recruitsAgainstPeak(
    statedFacts['border-share-of-strength'].figures.share.quantity,
    statedFacts['peak-strength'].figures.members.quantity,
    statedFacts.recruits.figures.recruits.quantity,
  ),
  pledgesRateAgainstTotal(pledges.quantity, [pledgesOf('men'), pledgesOf('women')], pledges.period),
  barredVillagesShare(
    monitored(further, 'villages-barred-from-return-2020').quantity,
    statedQuantity('about 1,000', '{village}'),
  ),
];

/** Reference figures of the source document: context that is shown and cited, never monitored or alarmed on. */
import { parseFigure } from '../figure/parse.js';
import type { LocalisedText } from '../language/language.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import { add, type Interval, intersection, interval, intervalOf, subtract } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { quantityText } from '../quantity/text.js';

export interface FactFigure {
  /** What this one of several figures is of; null where the fact has only one. */
  readonly label: LocalisedText | null;
  readonly quantity: Quantity;
  readonly unit: string;
  /** Computed from the fact's other figures, not stated in the document. */
  readonly derived: boolean;
}

export interface Fact {
  readonly id: string;
  readonly name: LocalisedText;
  readonly figures: readonly FactFigure[];
  /** null where the document gives no date. */
  readonly period: Period | null;
  /** The count runs up to the end of the period; when it began is not said. */
  readonly upTo: boolean;
  /** Section letter and paragraph of the source document. */
  readonly locator: string;
  readonly note: LocalisedText | null;
}

interface StatedFact {
  readonly name: LocalisedText;
  readonly figures: Readonly<Record<string, FactFigure>>;
  readonly period: string | null;
  readonly upTo?: true;
  readonly locator: string;
  readonly note: LocalisedText | null;
}

/** A figure of the document in words, read by the library's own parser. Throws RangeError for one that does not read. */
export function statedQuantity(value: string, unit: string): Quantity {
  const options = { unit, nonNegative: true, integer: unit.startsWith('{'), rateBasis: null };
  const parsed = parseFigure(value, options);
  if (parsed.kind !== 'figure') throw new RangeError(`${value} does not read as a figure in ${unit}`);
  return parsed.quantity;
}

function stated(value: string, unit: string, label: LocalisedText | null = null): FactFigure {
  return { label, quantity: statedQuantity(value, unit), unit, derived: false };
}

/** What shares of one whole leave over, in percent: at least nothing. Throws RangeError where they exceed the whole. */
export function shareLeft(shares: readonly Quantity[]): Quantity {
  const taken = shares.map(intervalOf).reduce<Interval>((sum, share) => add(sum, share), interval(0, 0));
  const left = intersection(subtract(interval(100, 100), taken), interval(0, 100));
  if (!left) throw new RangeError('the shares are more than the whole');
  const quantity = quantityOf(left);
  if (left.lower !== 0 || left.upper === 0) return quantity;
  const said = {
    ...quantity,
    qualifier: left.upperInclusive ? ('at-most' as const) : ('less-than' as const),
  };
  return { ...said, text: quantityText(said, 'en') };
}

const affiliations = {
  salafi: stated('more than 85%', '%', { en: 'Salafi', ar: 'سلفية' }),
  sufi: stated('5%', '%', { en: 'Sufi', ar: 'صوفية' }),
  brotherhood: stated('8%', '%', { en: 'Muslim Brotherhood', ar: 'الإخوان المسلمون' }),
} as const;

const inKilometres: LocalisedText = { en: 'In kilometres', ar: 'بالكيلومترات' };
const inMiles: LocalisedText = { en: 'In miles', ar: 'بالأميال' };
const distanceInKilometres: LocalisedText = {
  en: 'Distance from the border in kilometres',
  ar: 'البعد عن الحدود بالكيلومترات',
};
const distanceInMiles: LocalisedText = {
  en: 'Distance from the border in miles',
  ar: 'البعد عن الحدود بالأميال',
};
const villages: LocalisedText = { en: 'Villages', ar: 'القرى' };
const recordsOf2017: LocalisedText = {
  en: 'From documents found in the district of al-Baaj, which was liberated in August 2017; when the count began is not said.',
  ar: 'من وثائق عُثر عليها في قضاء البعاج الذي حُرّر في آب 2017، ولا يُذكر متى بدأ العد.',
};
const recruiters: LocalisedText = {
  en: 'Those who did the recruiting; the report names documents for the recruits only. Until the liberation in August 2017; since when is not said.',
  ar: 'هم من تولّوا التجنيد، ولا يذكر التقرير وثائق إلا بشأن المجنَّدين. حتى التحرير في آب 2017، ولا يُذكر منذ متى.',
};
const regionOnly: LocalisedText = {
  en: 'Context about the region as a whole: never monitored, and never said of a person.',
  ar: 'معلومة سياقية عن المنطقة ككل: لا تُرصد ولا تُنسب إلى أي شخص.',
};
const campaign: LocalisedText = {
  en: 'In Ninewa and Anbar, June 2014 to November 2017, by official records.',
  ar: 'في نينوى والأنبار بين حزيران 2014 وتشرين الثاني 2017، بحسب سجلات رسمية.',
};

/** The facts by id; their figures by a name of ours. */
export const statedFacts = {
  'border-length-held': {
    name: { en: 'Length of border held', ar: 'طول الشريط الحدودي الخاضع للتنظيم' },
    figures: { km: stated('610 km', 'km', inKilometres), miles: stated('379 miles', '[mi_i]', inMiles) },
    period: '2014/2017',
    locator: 'F3',
    note: { en: 'On the Iraqi side, from Anbar to Ninewa.', ar: 'على الجانب العراقي، من الأنبار إلى نينوى.' },
  },
  'villages-iraq-10-25km': {
    name: { en: 'Villages near the border, Iraqi side', ar: 'القرى القريبة من الحدود في الجانب العراقي' },
    figures: {
      villages: stated('50', '{village}', villages),
      km: stated('10-25 km', 'km', distanceInKilometres),
      miles: stated('6.2-15.5 miles', '[mi_i]', distanceInMiles),
    },
    period: '2020-06',
    locator: 'F6',
    note: null,
  },
  'villages-syria-2-10km': {
    name: { en: 'Villages near the border, Syrian side', ar: 'القرى القريبة من الحدود في الجانب السوري' },
    figures: {
      villages: stated('roughly 51', '{village}', villages),
      km: stated('2-10 km', 'km', distanceInKilometres),
      miles: stated('1.2-6.2 miles', '[mi_i]', distanceInMiles),
    },
    period: '2020-06',
    locator: 'F6',
    note: null,
  },
  mosques: {
    name: { en: 'Mosques and prayer centres', ar: 'المساجد والمصليات' },
    figures: { mosques: stated('over 2,000', '{mosque}') },
    period: null,
    locator: 'H1',
    note: null,
  },
  'region-area': {
    name: { en: 'Area of the border region', ar: 'مساحة المنطقة الحدودية' },
    figures: {
      km2: stated('41,000 to 43,000 km2', 'km2', { en: 'In square kilometres', ar: 'بالكيلومترات المربعة' }),
      squareMiles: stated('15,830-16,602 sq mi', '[smi_us]', {
        en: 'In square miles',
        ar: 'بالأميال المربعة',
      }),
      share: stated('nearly 10 percent', '%', { en: 'Share of Iraq', ar: 'النسبة من مساحة العراق' }),
    },
    period: null,
    locator: 'H1',
    note: null,
  },
  'mosque-affiliation': {
    name: {
      en: 'Affiliation of those who run and attend the mosques',
      ar: 'توجهات القائمين على المساجد وروّادها',
    },
    figures: {
      ...affiliations,
      rest: {
        label: { en: 'Mainstream Sunni: the rest', ar: 'البقية: التيار السنّي العام' },
        quantity: shareLeft(Object.values(affiliations).map(({ quantity }) => quantity)),
        unit: '%',
        derived: true,
      },
    },
    period: null,
    locator: 'H1',
    note: regionOnly,
  },
  'border-population': {
    name: { en: 'Population of the border region', ar: 'سكان المنطقة الحدودية' },
    figures: {
      all: stated('roughly 800,000', '{person}', { en: 'All', ar: 'الإجمالي' }),
      yazidisAndKurds: stated('about 500,000', '{person}', {
        en: 'Yazidis and Kurds',
        ar: 'الإيزيديون والأكراد',
      }),
      sunniArabs: stated('about 300,000', '{person}', { en: 'Sunni Arabs', ar: 'العرب السنّة' }),
    },
    period: null,
    locator: 'H2',
    note: regionOnly,
  },
  clerics: {
    name: { en: 'Imams and clerics who recruited', ar: 'أئمة ورجال دين تولّوا التجنيد' },
    figures: { clerics: stated('350-400', '{person}') },
    period: '2017-08',
    upTo: true,
    locator: 'H3',
    note: recruiters,
  },
  recruits: {
    name: { en: 'Members recruited, by documents found', ar: 'المجنَّدون بحسب وثائق عُثر عليها' },
    figures: { recruits: stated('8,700-9,000', '{person}') },
    period: '2017-08',
    upTo: true,
    locator: 'H3',
    note: recordsOf2017,
  },
  'peak-strength': {
    name: { en: 'Strength of ISIS at its peak', ar: 'عديد تنظيم داعش في ذروته' },
    figures: { members: stated('approximately 32,000', '{person}') },
    period: '2014',
    locator: 'H5',
    note: {
      en: 'Combat, logistical and civilian members together.',
      ar: 'مجموع المقاتلين وعناصر الإمداد والعناصر المدنية.',
    },
  },
  'border-share-of-strength': {
    name: { en: 'Share of its people from the border regions', ar: 'حصة المناطق الحدودية من عناصره' },
    figures: { share: stated('25 percent', '%') },
    period: '2014',
    locator: 'H5',
    note: {
      en: 'Supporters, labourers and servants included. The year is that of the peak, named just before.',
      ar: 'ومنهم المناصرون والعمال والخدم. والسنة هي سنة الذروة المذكورة قبل ذلك مباشرة.',
    },
  },
  'toll-killed': {
    name: { en: 'Killed', ar: 'القتلى' },
    figures: { killed: stated('3,400', '{person}') },
    period: '2014-06/2017-11',
    locator: 'T1',
    note: campaign,
  },
  'toll-wounded': {
    name: { en: 'Wounded', ar: 'الجرحى' },
    figures: { wounded: stated('10,000', '{person}') },
    period: '2014-06/2017-11',
    locator: 'T1',
    note: campaign,
  },
  'toll-displaced': {
    name: { en: 'Displaced', ar: 'النازحون' },
    figures: { displaced: stated('250,000', '{person}') },
    period: '2014-06/2017-11',
    locator: 'T1',
    note: campaign,
  },
} as const satisfies Readonly<Record<string, StatedFact>>;

function periodOf(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new RangeError(`${text} does not read as a period`);
  return parsed.period;
}

/** The facts in the document's order. */
export const facts: readonly Fact[] = Object.entries<StatedFact>(statedFacts).map(
  ([id, { figures, period, upTo = false, ...fact }]) => ({
    id,
    ...fact,
    upTo,
    figures: Object.values(figures),
    period: period === null ? null : periodOf(period),
  }),
);

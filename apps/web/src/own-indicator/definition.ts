/** Between the definition of an indicator and the fields of its form. */
import { describedUnits, ownUnit, ownUnitNames, ownUnitSingulars } from '@marsad/indicators';
import type { IndicatorBody, IndicatorSummaryWire } from '@marsad/indicators/contract';

type Dimensions = IndicatorSummaryWire['dimensions'];
type Definition = Omit<IndicatorBody, 'baseline'>;

/** A short name for addresses and files, from what somebody calls a thing; Latin letters and digits only. */
export function shortName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
}

/** What a name is typed as: in both languages, of which one may be left empty. */
export interface Names {
  readonly en: string;
  readonly ar: string;
}

export interface CodeDraft extends Names {
  /** As it stands on record; empty for one that is new, which gets one from its name. */
  readonly code: string;
}

export interface DimensionDraft extends Names {
  readonly id: string;
  readonly codes: readonly CodeDraft[];
}

/** English stands for both where it is alone, and so does Arabic: what is missing is said where it is typed. */
export function localised({ en, ar }: Names): { en: string; ar?: string } {
  const [first, second] = [en.trim(), ar.trim()];
  return second === '' ? { en: first } : { en: first || second, ar: second };
}

function draftsOf(dimensions: Dimensions): DimensionDraft[] {
  return dimensions.map(({ id, name, codes }) => ({
    id,
    en: name.en,
    ar: name.ar ?? '',
    codes: codes.map((one) => ({ code: one.code, en: one.name.en, ar: one.name.ar ?? '' })),
  }));
}

const isNamed = ({ en, ar }: Names) => en.trim() !== '' || ar.trim() !== '';

/**
 * What is divided into what. A part that is there keeps its code whatever it is called by now; a new one gets a code from
 * its English name, and a numbered one where that has no Latin letter, because codes stand in addresses.
 */
export function dimensionsIn(drafts: readonly DimensionDraft[]): Dimensions {
  return drafts.filter(isNamed).map((draft, at) => {
    const taken = new Set(draft.codes.map(({ code }) => code).filter((code) => code !== ''));
    return {
      id: draft.id || shortName(draft.en) || `dimension-${at + 1}`,
      name: localised(draft),
      codes: draft.codes.filter(isNamed).map((one, index) => ({
        code: one.code || free(shortName(one.en) || `part-${index + 1}`, taken),
        name: localised(one),
      })),
    };
  });
}

/** A code that no other part has. */
function free(wanted: string, taken: Set<string>): string {
  let code = wanted;
  for (let more = 2; taken.has(code); more++) code = `${wanted.slice(0, 58)}-${more}`;
  taken.add(code);
  return code;
}

/** What is likely of figures in a unit; whoever makes the indicator has the last word. */
interface Likely {
  readonly kind: Definition['kind'];
  readonly direction: Definition['direction'];
  readonly integer: boolean;
}

const stocks = [
  '{person}',
  '{village}',
  '{family}',
  '{household}',
  '{mosque}',
  'km',
  'km2',
  'har',
  '[mi_i]',
  '[smi_us]',
  'm',
];
const worseUp = ['{incident}', '{attack}', '{levy}', 'USD/L', 'USD/kg'];

export function likelyOf(unit: string): Likely {
  const isPrice = unit.includes('/') || / (a|an|per|for) /i.test(unit);
  return {
    kind: isPrice ? 'rate' : unit === '%' ? 'ratio' : stocks.includes(unit) ? 'stock' : 'flow',
    direction: worseUp.includes(unit) ? 'up-is-worse' : 'neutral',
    integer: unit.startsWith('{') && !isPrice,
  };
}

/** Days until a figure is expected, by how often it comes. */
export const likelyLag: Readonly<Record<Definition['cadence'], string>> = {
  day: '2',
  week: '7',
  month: '30',
  quarter: '45',
  year: '90',
};

/** The fields of the form. */
export interface IndicatorDraft {
  readonly id: string;
  readonly name: string;
  readonly 'name-ar': string;
  readonly definition: string;
  readonly 'definition-ar': string;
  readonly kind: Definition['kind'];
  /** The code of a described unit, `own` for one of one's own, or empty. */
  readonly unit: string;
  readonly 'unit-en': string;
  readonly 'unit-ar': string;
  /** What one of it is called, where the name of many does not say. */
  readonly 'unit-one-en': string;
  readonly 'unit-one-ar': string;
  readonly rateBasis: NonNullable<Definition['rateBasis']>;
  readonly statedAs: NonNullable<Definition['statedAs']>;
  readonly cadence: Definition['cadence'];
  readonly lag: string;
  readonly direction: Definition['direction'];
  readonly nonNegative: boolean;
  readonly integer: boolean;
  readonly dimensions: readonly DimensionDraft[];
  /** What was chosen by hand, which no default changes any more. */
  readonly byHand: readonly string[];
  /** In per cent. */
  readonly margin: string;
  readonly reason: string;
  readonly 'baseline-value': string;
  readonly 'baseline-period': string;
  readonly 'baseline-per': '' | NonNullable<NonNullable<IndicatorBody['baseline']>['per']>;
  readonly 'baseline-range': '' | NonNullable<NonNullable<IndicatorBody['baseline']>['range']>;
  readonly 'baseline-title': string;
  readonly 'baseline-date': string;
}

/** A unit that has words stands by its code, and so does a code of other programs that is on record; else by its names. */
function unitDraft(unit: string): UnitDraft {
  const isOwn = !describedUnits.includes(unit) && unit.startsWith('{');
  const none = { en: '', ar: '' };
  const [many, one] = isOwn ? [ownUnitNames(unit), ownUnitSingulars(unit)] : [none, none];
  return {
    unit: isOwn ? 'own' : unit,
    'unit-en': many.en,
    'unit-ar': many.ar,
    'unit-one-en': one.en,
    'unit-one-ar': one.ar,
  };
}

type UnitDraft = Pick<IndicatorDraft, 'unit' | 'unit-en' | 'unit-ar' | 'unit-one-en' | 'unit-one-ar'>;

export function unitIn(draft: Pick<UnitDraft, 'unit' | 'unit-en' | 'unit-ar'> & Partial<UnitDraft>): string {
  if (draft.unit !== 'own') return draft.unit;
  const { en, ar } = { en: draft['unit-en'].trim(), ar: draft['unit-ar'].trim() };
  const one = { en: draft['unit-one-en'] ?? '', ar: draft['unit-one-ar'] ?? '' };
  return en === '' && ar === '' ? '' : ownUnit({ en: en || ar, ar }, one);
}

/** @param indicator null for a new one */
export function draftOf(indicator: IndicatorSummaryWire | null): IndicatorDraft {
  return {
    id: indicator?.id ?? '',
    name: indicator?.name.en ?? '',
    'name-ar': indicator?.name.ar ?? '',
    definition: indicator?.definition.en ?? '',
    'definition-ar': indicator?.definition.ar ?? '',
    kind: indicator?.kind ?? 'flow',
    ...unitDraft(indicator?.unit ?? ''),
    rateBasis: indicator?.rateBasis ?? 'month',
    statedAs: indicator?.statedAs ?? 'total',
    cadence: indicator?.cadence ?? 'month',
    lag: String(indicator?.publicationLagDays ?? 30),
    direction: indicator?.direction ?? 'neutral',
    nonNegative: indicator?.nonNegative ?? true,
    integer: indicator?.integer ?? false,
    dimensions: indicator === null ? [] : draftsOf(indicator.dimensions),
    byHand: indicator === null ? [] : ['kind', 'direction', 'integer', 'lag'],
    margin: String(Math.round((indicator?.margin ?? 0) * 1000) / 10),
    reason: '',
    'baseline-value': '',
    'baseline-period': '',
    'baseline-per': '',
    'baseline-range': '',
    'baseline-title': '',
    'baseline-date': '',
  };
}

/** What an address says of a new one: what a text counts, and in which unit. */
export function askedFor(asked: URLSearchParams): IndicatorDraft {
  const empty = draftOf(null);
  const counted = (asked.get('name') ?? '').trim().slice(0, 200);
  const name = counted.charAt(0).toUpperCase() + counted.slice(1);
  const unit = asked.get('unit') ?? '';
  const isArabic = /\p{Script=Arabic}/u.test(name);
  return {
    ...empty,
    name: isArabic ? '' : name,
    'name-ar': isArabic ? name : '',
    id: isArabic ? '' : shortName(name),
    ...(describedUnits.includes(unit) ? { unit, ...likelyOf(unit) } : {}),
  };
}

/** A copy to begin with: all of it but its short name, and none of its figures. */
export function copyOf(indicator: IndicatorSummaryWire, copied: (name: string) => string): IndicatorDraft {
  const { name, ...draft } = draftOf(indicator);
  const second = draft['name-ar'];
  const named = copied(name);
  return { ...draft, name: named, 'name-ar': second === '' ? '' : copied(second), id: shortName(named) };
}

/** What the form holds, as a definition; what was left empty is left out. */
export function definitionIn(draft: IndicatorDraft, before: IndicatorSummaryWire | null): Definition {
  const { kind, rateBasis, statedAs, cadence, direction, nonNegative, integer } = draft;
  return {
    id: before?.id ?? draft.id.trim(),
    name: localised({ en: draft.name, ar: draft['name-ar'] }),
    definition: localised({ en: draft.definition, ar: draft['definition-ar'] }),
    kind,
    unit: unitIn(draft),
    ...(kind === 'flow' ? { rateBasis, statedAs } : {}),
    cadence,
    publicationLagDays: Number(draft.lag),
    direction,
    nonNegative,
    integer,
    dimensions: dimensionsIn(draft.dimensions),
    margin: Number(draft.margin) / 100,
  };
}

/** The first figure that a new one brings along, where there is one. */
export function baselineIn(draft: IndicatorDraft): Pick<IndicatorBody, 'baseline'> {
  const given = (name: 'value' | 'period' | 'title' | 'date') => draft[`baseline-${name}`].trim();
  if ((['value', 'period', 'title'] as const).every((name) => given(name) === '')) return {};
  const { 'baseline-range': range, 'baseline-per': per } = draft;
  return {
    baseline: {
      value: given('value'),
      period: given('period'),
      ...(per === '' ? {} : { per }),
      source: { title: given('title'), ...(given('date') === '' ? {} : { date: given('date') }) },
      ...(range === '' ? {} : { range }),
    },
  };
}

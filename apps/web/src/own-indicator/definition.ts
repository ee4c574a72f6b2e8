/** Between the definition of an indicator and the fields of its form. */
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

/** One dimension a line: its name, a colon, and what it is divided into, with commas between. */
export function dimensionsText(dimensions: Dimensions): string {
  return dimensions
    .map(({ name, codes }) => `${name.en}: ${codes.map((code) => code.name.en).join(', ')}`)
    .join('\n');
}

/**
 * Reads what {@link dimensionsText} writes. What was there before keeps its codes and its Arabic names; a line or a part
 * in Arabic alone gets a numbered code, because codes stand in addresses.
 */
export function readDimensions(text: string, before: Dimensions): Dimensions {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => {
      const [title = '', ...rest] = line.split(/[:：]/);
      const known = before.find(({ name }) => name.en === title.trim());
      const parts = rest
        .join(':')
        .split(/[,،]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      return {
        id: known?.id ?? (shortName(title) || `dimension-${at + 1}`),
        name: known?.name ?? { en: title.trim() },
        codes: parts.map((part, index) => {
          const held = known?.codes.find(({ name }) => name.en === part);
          return held ?? { code: shortName(part) || `part-${index + 1}`, name: { en: part } };
        }),
      };
    });
}

/** The fields of the form. */
export interface IndicatorDraft {
  readonly id: string;
  readonly name: string;
  readonly 'name-ar': string;
  readonly definition: string;
  readonly 'definition-ar': string;
  readonly kind: Definition['kind'];
  readonly unit: string;
  readonly rateBasis: NonNullable<Definition['rateBasis']>;
  readonly statedAs: NonNullable<Definition['statedAs']>;
  readonly cadence: Definition['cadence'];
  readonly lag: string;
  readonly direction: Definition['direction'];
  readonly nonNegative: boolean;
  readonly integer: boolean;
  /** As {@link dimensionsText} writes them. */
  readonly dimensions: string;
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

/** @param indicator null for a new one */
export function draftOf(indicator: IndicatorSummaryWire | null): IndicatorDraft {
  return {
    id: indicator?.id ?? '',
    name: indicator?.name.en ?? '',
    'name-ar': indicator?.name.ar ?? '',
    definition: indicator?.definition.en ?? '',
    'definition-ar': indicator?.definition.ar ?? '',
    kind: indicator?.kind ?? 'flow',
    unit: indicator?.unit ?? '',
    rateBasis: indicator?.rateBasis ?? 'month',
    statedAs: indicator?.statedAs ?? 'total',
    cadence: indicator?.cadence ?? 'month',
    lag: String(indicator?.publicationLagDays ?? 30),
    direction: indicator?.direction ?? 'neutral',
    nonNegative: indicator?.nonNegative ?? true,
    integer: indicator?.integer ?? false,
    dimensions: indicator === null ? '' : dimensionsText(indicator.dimensions),
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

/** What the form holds, as a definition; what was left empty is left out. */
export function definitionIn(draft: IndicatorDraft, before: IndicatorSummaryWire | null): Definition {
  const localised = (en: string, ar: string) => ({
    en: en.trim(),
    ...(ar.trim() === '' ? {} : { ar: ar.trim() }),
  });
  const { kind, rateBasis, statedAs, cadence, direction, nonNegative, integer } = draft;
  return {
    id: before?.id ?? draft.id.trim(),
    name: localised(draft.name, draft['name-ar']),
    definition: localised(draft.definition, draft['definition-ar']),
    kind,
    unit: draft.unit.trim(),
    ...(kind === 'flow' ? { rateBasis, statedAs } : {}),
    cadence,
    publicationLagDays: Number(draft.lag),
    direction,
    nonNegative,
    integer,
    dimensions: readDimensions(draft.dimensions, before?.dimensions ?? []),
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

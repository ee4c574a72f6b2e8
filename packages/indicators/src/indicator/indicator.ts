import type { LocalisedText } from '../language/language.js';

export const kinds = ['flow', 'stock', 'rate', 'ratio'] as const;
export type Kind = (typeof kinds)[number];
export const bases = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Basis = (typeof bases)[number];
export const cadences = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Cadence = (typeof cadences)[number];
/** Of a flow: how a figure is meant whose own words do not say it. */
export const statedForms = ['total', 'rate'] as const;
export type StatedForm = (typeof statedForms)[number];
export const directions = ['up-is-worse', 'down-is-worse', 'neutral'] as const;
export type Direction = (typeof directions)[number];

export interface DimensionCode {
  readonly code: string;
  readonly name: LocalisedText;
}

/** A code that nothing is entered under any more: its figures are under another one, and their history still names it. */
export interface FormerCode extends DimensionCode {
  readonly into: string;
}

export interface Dimension {
  readonly id: string;
  readonly name: LocalisedText;
  readonly codes: readonly DimensionCode[];
  readonly former?: readonly FormerCode[];
}

/** A code by its name, also where it is only part of a figure's history; undefined for one that never was. */
export function codeNamed<C extends { readonly code: string }>(
  { codes, former = [] }: { readonly codes: readonly C[]; readonly former?: readonly C[] | undefined },
  code: string,
): C | undefined {
  return codes.find((one) => one.code === code) ?? former.find((one) => one.code === code);
}

/** Each code by what it was renamed to or merged into since; a code that is there, or never was, stays as it is. */
export function codesNow(
  { dimensions }: { readonly dimensions: readonly Dimension[] },
  chosen: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const now = (id: string, code: string) => {
    const dimension = dimensions.find((one) => one.id === id);
    if (dimension === undefined || dimension.codes.some((one) => one.code === code)) return code;
    return dimension.former?.find((one) => one.code === code)?.into ?? code;
  };
  return Object.fromEntries(Object.entries(chosen).map(([id, code]) => [id, now(id, code)]));
}

/** What is counted, how, and how often it is expected. */
export interface Indicator {
  readonly id: string;
  readonly name: LocalisedText;
  readonly definition: LocalisedText;
  readonly kind: Kind;
  /** UCUM where it has one, an annotation such as `{person}` for counted things, ISO 4217 for money. */
  readonly unit: string;
  /** Flows only: every figure is normalised to this basis. */
  readonly rateBasis: Basis | null;
  /**
   * Flows only: how an unmarked figure is meant. 'total' counts the whole period (1,200 in nine months);
   * 'rate' is already per `rateBasis` (revenue "a day"). Words in the figure itself ("140k a day") win.
   */
  readonly statedAs: StatedForm;
  readonly cadence: Cadence;
  readonly publicationLagDays: number;
  readonly direction: Direction;
  readonly nonNegative: boolean;
  readonly integer: boolean;
  readonly dimensions: readonly Dimension[];
  /** Share by which a bounded end of the baseline is widened before comparing: 0.05 is 5 %. */
  readonly margin: number;
}

/** The dimension codes of one series; {} is the total. */
export type Dimensions = Readonly<Record<string, string>>;

/** One canonical text for one set of dimension codes, the empty string for the total. */
export function seriesKey(dimensions: Dimensions): string {
  return Object.keys(dimensions)
    .sort()
    .map((id) => `${id}=${dimensions[id]}`)
    .join(';');
}

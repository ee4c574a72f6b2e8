/**
 * A check of one's own: two sides, each a sum of figures and facts or a share, and how they must stand to each other. What
 * it says is worked out by evaluate.ts; whether its units fit together is asked by measures.ts.
 */
import type { Basis, Dimensions } from '../indicator/indicator.js';
import type { SomeText } from '../language/some-text.js';
import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Severity } from '../rule/rule.js';

export const checkRelations = ['equals', 'at-most', 'at-least'] as const;
export type CheckRelation = (typeof checkRelations)[number];

/**
 * `latest`: of each period the check is held on, which is the same for all of these; `baseline`: what the series is
 * compared with; else of one period for good.
 */
export type FigureAt =
  | { readonly kind: 'latest' }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'period'; readonly period: Period };

/** Of a flow: on its rate basis, or all of it over the figure's period. */
export const takenForms = ['rate', 'total'] as const;
export type TakenForm = (typeof takenForms)[number];

export interface FigureOperand {
  readonly kind: 'figure';
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly at: FigureAt;
  /** Null for what is no flow. */
  readonly as: TakenForm | null;
}

/** A number that does not change, with its hedge, and where it is written. */
export interface FactOperand {
  readonly kind: 'fact';
  readonly quantity: Quantity;
  readonly unit: string;
  readonly per: Basis | null;
  readonly name: SomeText;
  readonly source: {
    readonly title: string;
    readonly url: string | null;
    readonly locator: string | null;
  } | null;
}

/** A length of time: so and so many months, or a period. */
export type CheckLength =
  | { readonly kind: 'measured'; readonly quantity: Quantity; readonly unit: Basis }
  | { readonly kind: 'period'; readonly period: Period };

export const termSigns = ['plus', 'minus'] as const;

export interface CheckTerm {
  readonly sign: (typeof termSigns)[number];
  readonly operand: FigureOperand | FactOperand;
  /** What a rate is multiplied with. */
  readonly times: CheckLength | null;
}

export interface CheckSide {
  readonly terms: readonly CheckTerm[];
  /** Present where the side is the share of these that the terms make up, in per cent. */
  readonly shareOf: readonly CheckTerm[] | null;
}

/** What a check says of figures, apart from what it is called and who is told. */
export interface CheckStatement {
  readonly left: CheckSide;
  readonly relation: CheckRelation;
  /** By how many per cent of the right side two equal sides may differ. */
  readonly tolerance: number;
  readonly right: CheckSide;
}

export interface OwnCheck extends CheckStatement {
  readonly title: SomeText;
  readonly note: SomeText | null;
  /** Of the alert that a tension is. */
  readonly severity: Severity;
  /** Ids of the only receivers that are told; null for every one that listens. */
  readonly receivers: readonly string[] | null;
}

export const checkSides = ['left', 'right'] as const;
export type SideName = (typeof checkSides)[number];

/** A term with where it stands, as a JSON pointer. */
export interface PlacedTerm {
  readonly term: CheckTerm;
  readonly pointer: string;
}

export function placedTerms(statement: Pick<CheckStatement, SideName>): PlacedTerm[] {
  return checkSides.flatMap((side) => {
    const { terms, shareOf } = statement[side];
    return [...placed(terms, `/${side}/terms`), ...placed(shareOf ?? [], `/${side}/shareOf`)];
  });
}

export const placed = (terms: readonly CheckTerm[], at: string): PlacedTerm[] =>
  terms.map((term, index) => ({ term, pointer: `${at}/${index}` }));

/** The figures a check stands on. */
export function figuresOf(statement: Pick<CheckStatement, SideName>): FigureOperand[] {
  return placedTerms(statement).flatMap(({ term: { operand } }) =>
    operand.kind === 'figure' ? [operand] : [],
  );
}

/**
 * The figure a check is an alert of: the first that comes anew, else the first of a period. Null where it stands on
 * baselines and facts alone, which change only when somebody changes them: such a check is shown, and calls nobody.
 */
export function anchorOf(statement: Pick<CheckStatement, SideName>): FigureOperand | null {
  const figures = figuresOf(statement);
  return (
    figures.find(({ at }) => at.kind === 'latest') ?? figures.find(({ at }) => at.kind === 'period') ?? null
  );
}

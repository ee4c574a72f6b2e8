/** Whether what a check adds up and compares is of one kind: units and what they are per, with what is wrong by name. */
import { dimensionFault } from '../entry/entry.js';
import type { Basis, Indicator } from '../indicator/indicator.js';
import { type Problem, problem } from '../problem.js';
import {
  type CheckLength,
  type CheckSide,
  type CheckStatement,
  type CheckTerm,
  type FigureOperand,
  type PlacedTerm,
  placed,
  placedTerms,
} from './definition.js';

/** What a number counts, and what it is per; null where it is per nothing. */
export interface Measure {
  readonly unit: string;
  readonly per: Basis | null;
}

export interface CheckFault {
  /** A JSON pointer into the check. */
  readonly pointer: string;
  readonly problem: Problem;
}

export type IndicatorLookup = (id: string) => Indicator | null;

/** Everything that keeps a check from being worked out, whatever the figures are; none where it can be. */
export function checkFaults(statement: CheckStatement, lookup: IndicatorLookup): CheckFault[] {
  const ofTerms = placedTerms(statement).flatMap((one) => termFaults(one, lookup));
  const { relation, tolerance } = statement;
  const odd: CheckFault[] =
    relation !== 'equals' && tolerance !== 0
      ? [{ pointer: '/tolerance', problem: problem('check-tolerance-unfit', { relation }) }]
      : [];
  if (ofTerms.length > 0) return [...ofTerms, ...odd];
  const left = sideMeasure(statement.left, '/left', lookup);
  const right = sideMeasure(statement.right, '/right', lookup);
  const ofSides = [left, right].flatMap((side) => ('problem' in side ? [side] : []));
  if (ofSides.length > 0 || 'problem' in left || 'problem' in right) return [...ofSides, ...odd];
  const differing = differenceOf(left, right);
  return differing === null ? odd : [{ pointer: '/right', problem: differing }, ...odd];
}

function termFaults({ term, pointer }: PlacedTerm, lookup: IndicatorLookup): CheckFault[] {
  const { operand, times } = term;
  const ofOperand = operand.kind === 'figure' ? figureFaults(operand, `${pointer}/figure`, lookup) : [];
  if (ofOperand.length > 0) return ofOperand;
  const measured = operandMeasure(term, lookup);
  if (measured === null || times === null) return [];
  if (measured.per === null)
    return [{ pointer: `${pointer}/times`, problem: problem('check-length-of-no-rate') }];
  return lengthFactor(times, measured.per) === null
    ? [
        {
          pointer: `${pointer}/times`,
          problem: problem('check-length-unit', {
            unit: times.kind === 'measured' ? times.unit : '',
            per: measured.per,
          }),
        },
      ]
    : [];
}

function figureFaults(figure: FigureOperand, pointer: string, lookup: IndicatorLookup): CheckFault[] {
  const indicator = lookup(figure.indicator);
  if (indicator === null)
    return [
      {
        pointer: `${pointer}/indicator`,
        problem: problem('indicator-unknown', { indicator: figure.indicator }),
      },
    ];
  const ofCodes = Object.entries(figure.dimensions).flatMap(([id, code]) => {
    const found = dimensionFault(id, code, indicator);
    const name = id.replaceAll('~', '~0').replaceAll('/', '~1');
    return found === null ? [] : [{ pointer: `${pointer}/dimensions/${name}`, problem: found }];
  });
  const isFlow = indicator.rateBasis !== null;
  return (figure.as !== null) === isFlow
    ? ofCodes
    : [
        ...ofCodes,
        { pointer: `${pointer}/as`, problem: problem('check-taken-unfit', { indicator: indicator.id }) },
      ];
}

/** Null where its indicator is gone, or counts otherwise than when the check was made. */
function operandMeasure({ operand }: CheckTerm, lookup: IndicatorLookup): Measure | null {
  if (operand.kind === 'fact') return { unit: operand.unit, per: operand.per };
  const indicator = lookup(operand.indicator);
  if (indicator === null || (operand.as !== null) !== (indicator.rateBasis !== null)) return null;
  return { unit: indicator.unit, per: operand.as === 'rate' ? indicator.rateBasis : null };
}

export function termMeasure(term: CheckTerm, lookup: IndicatorLookup): Measure | null {
  const measured = operandMeasure(term, lookup);
  if (measured === null || term.times === null) return measured;
  if (measured.per === null || lengthFactor(term.times, measured.per) === null) return null;
  return { unit: measured.unit, per: null };
}

/** How many of a rate's units of time one of the length's is; null where that depends on the calendar. */
export function lengthFactor(length: CheckLength, per: Basis): number | null {
  if (length.kind === 'period') return 1;
  const of = months[length.unit] !== undefined ? months : days;
  const [given, wanted] = [of[length.unit], of[per]];
  return given === undefined || wanted === undefined ? null : given / wanted;
}

const months: Readonly<Partial<Record<Basis, number>>> = { month: 1, quarter: 3, year: 12 };
const days: Readonly<Partial<Record<Basis, number>>> = { day: 1, week: 7 };

/** What a side is in, or the first thing that does not fit in it. */
function sideMeasure(side: CheckSide, at: string, lookup: IndicatorLookup): Measure | CheckFault {
  const terms = sumMeasure(placed(side.terms, `${at}/terms`), lookup);
  if (side.shareOf === null || 'problem' in terms) return terms;
  const whole = sumMeasure(placed(side.shareOf, `${at}/shareOf`), lookup);
  if ('problem' in whole) return whole;
  const differing = differenceOf(terms, whole);
  return differing === null ? { unit: '%', per: null } : { pointer: `${at}/shareOf`, problem: differing };
}

function sumMeasure(terms: readonly PlacedTerm[], lookup: IndicatorLookup): Measure | CheckFault {
  let first: Measure | null = null;
  for (const { term, pointer } of terms) {
    const own = termMeasure(term, lookup);
    if (own === null) return { pointer, problem: problem('check-length-of-no-rate') };
    const differing = first && differenceOf(first, own);
    if (differing) return { pointer, problem: differing };
    first ??= own;
  }
  return first ?? { unit: '1', per: null };
}

function differenceOf(one: Measure, other: Measure): Problem | null {
  if (one.unit !== other.unit) return problem('check-units-differ', { unit: one.unit, other: other.unit });
  return one.per === other.per
    ? null
    : problem('check-times-differ', { per: one.per ?? 'none', other: other.per ?? 'none' });
}

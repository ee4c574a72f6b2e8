/** Checks of one's own as HTTP shows them: with the arithmetic, and what each number stands on. */
import type { StoredOwnCheck } from '@marsad/db';
import { boundsOf, codeNamed, type Interval } from '@marsad/indicators';
import {
  OwnCheckOutcomeWire,
  type OwnCheckSideWire,
  type OwnCheckTermWire,
  OwnCheckWire,
} from '@marsad/indicators/contract';
import {
  alertedOn,
  type CheckGround,
  type CheckLength,
  type CheckStatement,
  type FigureAt,
  type FigureOperand,
  outcomeNow,
  outcomeText,
  type SideOutcome,
  type TermOutcome,
} from '@marsad/indicators/pipeline';
import { view } from '../http/exact.js';

export function ownCheckView(
  { id, definition, alert, version, by, at }: StoredOwnCheck,
  ground: CheckGround,
): OwnCheckWire {
  const { title, note, severity, receivers } = definition;
  return view(OwnCheckWire, {
    ...{ id, title, note, severity, alert, version, by, at },
    receivers: receivers && [...receivers],
    outcome: outcomeView(definition, ground),
  });
}

export function outcomeView(statement: CheckStatement, ground: CheckGround): OwnCheckOutcomeWire {
  const outcome = outcomeNow(statement, ground);
  const { state, period, left, right, missedBy, gap } = outcome;
  const anchor = alertedOn(statement, ground);
  return view(OwnCheckOutcomeWire, {
    ...{ state, period, gap, relation: statement.relation, tolerance: statement.tolerance },
    left: sideView(left, ground),
    right: sideView(right, ground),
    missedBy: bounds(missedBy),
    conclusion: outcomeText(statement, outcome, ground),
    alertOn: anchor && { indicator: anchor.indicator, dimensions: { ...anchor.dimensions } },
  });
}

const bounds = (of: Interval | null) => of && boundsOf(of);

function sideView({ terms, shareOf, sum, whole, value, unit, per }: SideOutcome, ground: CheckGround) {
  return {
    ...{ unit, per },
    terms: terms.map((term) => termView(term, ground)),
    shareOf: shareOf?.map((term) => termView(term, ground)) ?? null,
    sum: bounds(sum),
    whole: bounds(whole),
    value: bounds(value),
  } satisfies OwnCheckSideWire;
}

function termView(
  { term, given, givenPer, length, value, unit, per, behind, gap }: TermOutcome,
  ground: CheckGround,
): OwnCheckTermWire {
  const { sign, operand, times } = term;
  const isFigure = operand.kind === 'figure';
  return {
    ...{ sign, givenPer, unit, per, gap },
    figure: isFigure
      ? {
          indicator: operand.indicator,
          name: ground(operand.indicator, {})?.indicator.name ?? null,
          dimensions: { ...operand.dimensions },
          parts: partsOf(operand, ground),
          at: atText(operand.at),
          as: operand.as,
        }
      : null,
    fact: isFigure
      ? null
      : {
          ...{ quantity: operand.quantity, name: operand.name, unit: operand.unit, per: operand.per },
          source: operand.source && { ...operand.source },
        },
    times: times && lengthView(times),
    given: bounds(given),
    length: bounds(length),
    value: bounds(value),
    behind: behind && {
      period: behind.period,
      observation: behind.observation,
      source: behind.source,
    },
  };
}

/** A part nobody knows any more is called by its code. */
function partsOf({ indicator, dimensions }: FigureOperand, ground: CheckGround) {
  const known = ground(indicator, {})?.indicator.dimensions ?? [];
  return Object.entries(dimensions).map(([id, code]) => {
    const dimension = known.find((one) => one.id === id);
    return { ...((dimension && codeNamed(dimension, code)?.name) ?? { en: code }) };
  });
}

const atText = (at: FigureAt) => (at.kind === 'period' ? at.period.text : at.kind);

function lengthView(length: CheckLength) {
  return length.kind === 'period'
    ? { quantity: null, unit: null, period: length.period }
    : { quantity: length.quantity, unit: length.unit, period: null };
}

/** From what is sent to a check: figures and periods read, and what does not fit together refused, all of it at once. */
import type { z } from '@hono/zod-openapi';
import { listIndicators } from '@marsad/db';
import {
  type Basis,
  type Indicator,
  type Problem,
  parseFigure,
  parsePeriod,
  problem,
} from '@marsad/indicators';
import type { OwnCheckBody, OwnCheckPreviewBody } from '@marsad/indicators/contract';
import {
  type CheckLength,
  type CheckSide,
  type CheckStatement,
  type CheckTerm,
  checkFaults,
  type FactOperand,
  type FigureAt,
  type FigureOperand,
} from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { faults } from '../http/problems.js';

type GivenStatement = z.output<typeof OwnCheckPreviewBody>;
type GivenSide = GivenStatement['left'];
type GivenTerm = GivenSide['terms'][number];
export type GivenCheck = z.output<typeof OwnCheckBody>;

type Report = (pointer: string, found: Problem) => null;

/** @throws what is wrong with it, each by its place. */
export async function readStatement(
  c: Context,
  { sql }: Deps,
  given: GivenStatement,
): Promise<CheckStatement> {
  const all = new Map((await listIndicators(sql, 'all')).map(({ indicator }) => [indicator.id, indicator]));
  const lookup = (id: string) => all.get(id) ?? null;
  const wrong: { pointer: string; problem: Problem }[] = [];
  const report: Report = (pointer, found) => {
    wrong.push({ pointer, problem: found });
    return null;
  };
  const left = readSide(given.left, '/left', lookup, report);
  const right = readSide(given.right, '/right', lookup, report);
  if (wrong.length > 0 || left === null || right === null) throw faults(c, wrong);
  const { relation, tolerance = 0 } = given;
  const statement = { left, relation, tolerance, right };
  const unfit = checkFaults(statement, lookup);
  if (unfit.length > 0) throw faults(c, unfit);
  return statement;
}

type Lookup = (id: string) => Indicator | null;

function readSide(given: GivenSide, at: string, lookup: Lookup, report: Report): CheckSide | null {
  const terms = readTerms(given.terms, `${at}/terms`, lookup, report);
  const shareOf = given.shareOf ? readTerms(given.shareOf, `${at}/shareOf`, lookup, report) : null;
  return terms === null || (given.shareOf && shareOf === null) ? null : { terms, shareOf };
}

function readTerms(
  given: readonly GivenTerm[],
  at: string,
  lookup: Lookup,
  report: Report,
): CheckTerm[] | null {
  const read = given.map((term, index) => readTerm(term, `${at}/${index}`, lookup, report));
  return read.includes(null) ? null : read.filter((term) => term !== null);
}

function readTerm(
  { sign = 'plus', figure, fact, times }: GivenTerm,
  at: string,
  lookup: Lookup,
  report: Report,
): CheckTerm | null {
  const operand = figure
    ? readFigure(figure, `${at}/figure`, lookup, report)
    : fact
      ? readFact(fact, `${at}/fact`, report)
      : null;
  const length = times ? readLength(times, `${at}/times`, report) : null;
  return operand === null || (times && length === null) ? null : { sign, operand, times: length };
}

function readFigure(
  { indicator, dimensions = {}, at = 'latest', as }: NonNullable<GivenTerm['figure']>,
  pointer: string,
  lookup: Lookup,
  report: Report,
): FigureOperand | null {
  const when = readAt(at, `${pointer}/at`, report);
  if (when === null) return null;
  const known = lookup(indicator);
  const asStated = known?.rateBasis ? (known.statedAs === 'rate' ? 'rate' : 'total') : null;
  return { kind: 'figure', indicator, dimensions, at: when, as: as ?? asStated };
}

function readAt(at: string, pointer: string, report: Report): FigureAt | null {
  const said = at.trim();
  if (said === 'latest' || said === 'baseline') return { kind: said };
  const read = parsePeriod(said);
  return read.kind === 'period' ? { kind: 'period', period: read.period } : report(pointer, read.problem);
}

function readFact(
  { value, unit, name, source }: NonNullable<GivenTerm['fact']>,
  at: string,
  report: Report,
): FactOperand | null {
  const parsed = parseFigure(value, { unit, nonNegative: true, integer: false, rateBasis: 'month' });
  if (parsed.kind === 'missing') return report(`${at}/value`, problem('figure-missing'));
  if (parsed.kind === 'problem') return report(`${at}/value`, parsed.problem);
  const { quantity, per } = parsed;
  const { title, url = null, locator = null } = source ?? { title: '' };
  return {
    ...{ kind: 'fact' as const, quantity, unit, name },
    per: per === null || per === 'period' ? null : (per satisfies Basis),
    source: source ? { title, url, locator } : null,
  };
}

function readLength(
  { value, unit, period }: NonNullable<GivenTerm['times']>,
  at: string,
  report: Report,
): CheckLength | null {
  if (period !== undefined) {
    const read = parsePeriod(period);
    return read.kind === 'period'
      ? { kind: 'period', period: read.period }
      : report(`${at}/period`, read.problem);
  }
  const parsed = parseFigure(value ?? '', { unit: '1', nonNegative: true, integer: false, rateBasis: null });
  if (parsed.kind === 'missing') return report(`${at}/value`, problem('figure-missing'));
  if (parsed.kind === 'problem') return report(`${at}/value`, parsed.problem);
  return { kind: 'measured', quantity: parsed.quantity, unit: unit ?? 'month' };
}

/** What checks of one's own stand on, and what one of them says of the periods of a series. */
import { codesNow, type Period, seriesKey } from '@marsad/indicators';
import {
  type CheckedSeries,
  type CheckGround,
  type CheckStatement,
  figuresOf,
  isHeldIn,
  type OwnCheck,
  outcomeIn,
  storedOwnCheck,
  type Tension,
} from '@marsad/indicators/pipeline';
import type { Executor, Transaction } from '../connection/connect.js';
import { read } from '../connection/stored.js';
import { findIndicator, type StoredIndicator } from '../indicator/indicator.js';
import { live, readSeries, type View } from '../series/series.js';

/** Each indicator and each series is read once, however many checks name it. @param view the past whose figures are read. */
export async function readCheckGround(
  sql: Executor,
  statements: readonly Pick<CheckStatement, 'left' | 'right'>[],
  view: View = live,
): Promise<CheckGround> {
  const figures = statements.flatMap(figuresOf);
  const indicators = new Map<string, StoredIndicator>();
  for (const id of new Set(figures.map(({ indicator }) => indicator))) {
    const stored = await findIndicator(sql, id);
    if (stored !== null) indicators.set(id, stored);
  }
  const read = new Map<string, CheckedSeries>();
  for (const { indicator: id, dimensions } of figures) {
    const indicator = indicators.get(id)?.indicator;
    if (indicator === undefined) continue;
    const now = codesNow(indicator, dimensions);
    const name = nameOf(id, now);
    if (read.has(name)) continue;
    const { points, baseline } = await readSeries(sql, indicator, now, view);
    read.set(name, { indicator, points, baseline });
  }
  return (id, dimensions) => {
    const indicator = indicators.get(id)?.indicator;
    if (indicator === undefined) return null;
    return read.get(nameOf(id, dimensions)) ?? { indicator, points: [], baseline: null };
  };
}

const nameOf = (indicator: string, dimensions: Readonly<Record<string, string>>) =>
  `${indicator} ${seriesKey(dimensions)}`;

/**
 * What a check says period by period to the rule that keeps it. As with sources that disagree, the figures are in tension
 * or they are not: what they leave open calls nobody.
 */
export async function readTension(
  tx: Transaction,
  check: string,
): Promise<((period: Period) => Tension) | undefined> {
  const [row] = await tx<{ definition: OwnCheck }[]>`
    select definition from own_check where id = ${check} and removed_at is null`;
  if (row === undefined) return undefined;
  const definition = read(storedOwnCheck, row.definition, `own_check ${check}`);
  const ground = await readCheckGround(tx, [definition]);
  const isHeld = isHeldIn(definition, ground);
  return (period) => {
    if (!isHeld(period)) return { verdict: 'nodata', left: null, right: null };
    const { state, left, right } = outcomeIn(definition, ground, period);
    const verdict = state === 'tension' ? 'certain' : state === 'unknown' ? 'nodata' : 'no';
    return { verdict, left: left.value, right: right.value };
  };
}

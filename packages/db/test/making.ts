/** What tests make before they ask: indicators, and figures that take the way every figure takes. */
import { type Actor, defineIndicator, type Indicator, type Rule } from '@marsad/indicators';
import { type EntryInput, readEntry } from '@marsad/indicators/pipeline';
import type { Sql } from '../src/connection/connect.js';
import type { ObservationId, RuleId, SubmissionId } from '../src/connection/ids.js';
import { createIndicator } from '../src/indicator/indicator.js';
import { ingest } from '../src/observation/ingest.js';
import { acceptSubmission, findSubmission, type Submission } from '../src/observation/submission.js';
import { makeAllDue, takeDue } from '../src/outbox/outbox.js';
import { evaluate } from '../src/rule/evaluate.js';
import { createRule } from '../src/rule/rule.js';

const person = (id: string, name: string) =>
  ({ kind: 'person', id: `00000000-0000-7000-8000-0000000000${id}`, name }) as const satisfies Actor;
export const admin = person('01', 'Amal');
export const editor = person('02', 'Huda');
export const contributor = person('03', 'Omar');
/** Long after what the tests enter. */
export const today = '2030-01-01';

/** Of people, month by month, more of whom is worse, where `more` says nothing else. */
export async function newIndicator(sql: Sql, id: string, more: object = {}): Promise<Indicator> {
  const indicator: Indicator = {
    ...defineIndicator({
      id,
      name: { en: id },
      definition: { en: 'Made for a test.' },
      kind: 'stock',
      unit: '{person}',
      cadence: 'month',
      direction: 'up-is-worse',
    }),
    ...more,
  };
  const made = await createIndicator(sql, admin, { indicator, baseline: null });
  if (made.kind !== 'done') throw new Error(`${id} is there already`);
  return indicator;
}

/** Fulfils everything that is due, and what becomes due by it. */
export async function fulfilAll(sql: Sql): Promise<void> {
  for (;;) {
    await makeAllDue(sql);
    const due = await takeDue(sql, 1_000);
    if (due.length === 0) return;
    for (const { id, topic } of due) if (topic === 'ingest') await ingest(sql, id);
    const evaluations = due.filter(({ topic }) => topic === 'evaluate').map(({ id }) => id);
    if (evaluations.length > 0) await evaluate(sql, evaluations);
  }
}

export type Figure = Pick<EntryInput, 'period' | 'value'> & Partial<EntryInput>;

/** Hands a figure in and leaves it on its way. @throws Error where it cannot be read. */
export async function handIn(
  sql: Sql,
  indicator: Indicator,
  figure: Figure,
  { actor = contributor, toReview = false }: { actor?: Actor; toReview?: boolean } = {},
): Promise<SubmissionId> {
  const input = { indicator: indicator.id, source: { title: 'Field desk' }, ...figure };
  const { entry, faults } = readEntry(input, () => indicator, today);
  if (!entry) throw new Error(JSON.stringify(faults));
  const accepted = await acceptSubmission(sql, actor, {
    entry,
    idempotencyKey: null,
    requestHash: '',
    toReview,
  });
  if (accepted.kind !== 'done') throw new Error(accepted.kind);
  return accepted.id;
}

type RecordedFigure = Extract<Submission, { readonly import: null }> & {
  readonly observation: { readonly id: ObservationId; readonly revision: number };
};

/** Hands a figure in and sees it through. */
export async function enter(
  sql: Sql,
  indicator: Indicator,
  figure: Figure,
  by?: { actor?: Actor },
): Promise<RecordedFigure> {
  const id = await handIn(sql, indicator, figure, by);
  await fulfilAll(sql);
  const found = await findSubmission(sql, id);
  if (!found?.observation || found.entry === null)
    throw new Error(`a figure was not recorded: ${JSON.stringify(found)}`);
  return { ...found, observation: found.observation };
}

/** A rule for whatever is above a bound. */
export async function ruleAbove(
  sql: Sql,
  indicator: Indicator,
  bound: number,
  more: Partial<Rule> = {},
): Promise<RuleId> {
  const rule: Rule = {
    indicator: indicator.id,
    dimensions: undefined,
    condition: { value: { op: '>', to: bound } },
    for: 1,
    recovery: null,
    keepFiringFor: 0,
    gap: 'hold',
    severity: 'warning',
    certainty: 'certain',
    noData: 'KeepLast',
    labels: {},
    receivers: undefined,
    description: { en: 'Too many' },
    ...more,
  };
  const { id } = await createRule(sql, editor, { rule });
  await fulfilAll(sql);
  return id;
}

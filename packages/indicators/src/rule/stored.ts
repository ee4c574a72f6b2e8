/** Rules as they are stored, and what an incident keeps: its snapshots and how far it reaches. */
import { periodParts } from '../period/stored.js';
import { quantityParts } from '../quantity/stored.js';
import { document, type Fields, fieldsOf, listOf, type Step, value } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { Snapshot, SnapshotCheck } from './incident.js';
import type { Rule } from './rule.js';
import type { Span } from './runs.js';

/** Rules kept before there was a no-data policy have the one that changes nothing. */
const withNoDataPolicy: Step = (before) => ({ noData: 'KeepLast', ...before });

export const storedRule = document<Rule>(
  'definition of a rule',
  [withNoDataPolicy],
  withParts<Rule>({
    indicator: 'text',
    dimensions: 'fields?',
    condition: 'fields',
    for: 'number',
    recovery: 'fields?',
    keepFiringFor: 'number',
    gap: 'text',
    severity: 'text',
    certainty: 'text',
    noData: 'text',
    labels: 'fields',
    name: 'fields?',
    check: 'fields?',
    receivers: 'list?',
    description: 'fields',
  }),
);

/**
 * Before there was more than one kind of condition, each check was of a value, and nothing said what would change the
 * verdict, what is overdue or why nothing was compared. Whether the baseline was asked for is told by its absence, which
 * stays: what is held against it is said otherwise then.
 */
const withEveryKind: Step = (before) => ({
  absent: false,
  flip: null,
  overdue: null,
  ...before,
  checks: listOf(before.checks, 'checks').map((check) => ({
    kind: 'value',
    measured: null,
    reason: null,
    ...fieldsOf(check, 'a check'),
  })),
});

const snapshotParts = withParts<Snapshot>({
  quantity: 'fields',
  per: 'text',
  period: 'fields',
  normalised: 'fields',
  comparison: 'fields',
  checks: 'list',
  revisionId: 'text?',
  baseline: 'fields?',
  absent: 'truth?',
  flip: 'fields?',
  overdue: 'fields?',
});
const checkParts = withParts<SnapshotCheck>(
  { kind: 'text', op: 'text?', measured: 'fields?', quantity: 'fields?', verdict: 'text', reason: 'text?' },
  'a check',
);

function snapshotOf(given: Fields): Snapshot {
  const snapshot = snapshotParts(given);
  quantityParts(snapshot.quantity);
  quantityParts(snapshot.normalised.quantity);
  periodParts(snapshot.period);
  for (const check of snapshot.checks) checkParts(check);
  return snapshot;
}

export const storedSnapshot = document<Snapshot>('snapshot of an incident', [withEveryKind], snapshotOf);

export const storedSpan = value<Span>('span of an incident', withParts<Span>({ from: 'text', to: 'text' }));

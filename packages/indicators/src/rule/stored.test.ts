/** Every shape in which rules and snapshots were ever stored, as rows of that time have them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotCheck } from './incident.js';
import type { Rule } from './rule.js';
import { storedRule, storedSnapshot, storedSpan } from './stored.js';

const asStored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

const firstRule = {
  indicator: 'aid-trucks',
  condition: { value: { op: '<', to: { baseline: 'lower', times: 0.5 } } },
  for: 2,
  recovery: null,
  keepFiringFor: 1,
  gap: 'hold',
  severity: 'warning',
  certainty: 'certain',
  labels: { team: 'border' },
  description: { en: 'Fewer than half as many trucks' },
};

describe('a rule', () => {
  it.each<[string, object, object]>([
    ['before there was a no-data policy', firstRule, { ...firstRule, noData: 'KeepLast' }],
    [
      'with a policy and other kinds of conditions',
      { ...firstRule, noData: 'Firing', condition: { change: { op: '<', percent: -20 } } },
      { ...firstRule, noData: 'Firing', condition: { change: { op: '<', percent: -20 } } },
    ],
    [
      'that named receivers, and was given null for what is not said',
      { ...firstRule, noData: 'NoData', receivers: ['the desk'], dimensions: null },
      { ...firstRule, noData: 'NoData', receivers: ['the desk'], dimensions: null },
    ],
    [
      'with a name, and receivers by id',
      { ...firstRule, noData: 'Normal', name: { en: 'Few trucks', ar: 'شاحنات قليلة' }, receivers: ['0192'] },
      { ...firstRule, noData: 'Normal', name: { en: 'Few trucks', ar: 'شاحنات قليلة' }, receivers: ['0192'] },
    ],
    [
      'of version 2',
      { v: 2, ...firstRule, noData: 'Firing', dimensions: { crossing: 'north' } },
      { ...firstRule, noData: 'Firing', dimensions: { crossing: 'north' } },
    ],
  ])('%s', (_, given, expected) => {
    expect(storedRule.read(given)).toEqual(expected);
  });

  it('that is none is not taken for one', () => {
    expect(() => storedRule.read({ v: 2, ...firstRule })).toThrow('noData is missing');
    expect(() => storedRule.read({ ...firstRule, condition: 'high' })).toThrow('condition is no fields');
    expect(() => storedRule.read({ v: 3, ...firstRule })).toThrow('a newer one wrote it');
  });

  const label = fc.string({ maxLength: 8 });
  const rules: fc.Arbitrary<Rule> = fc.record(
    {
      indicator: label,
      dimensions: fc.dictionary(label, label),
      condition: fc.constantFrom<Rule['condition']>(
        { overdue: true },
        { all: [{ signal: 'ewma' }, { not: { disagreement: true } }] },
        { ratio: { op: '>=', to: 1.5 } },
      ),
      for: fc.nat(12),
      recovery: fc.constantFrom<Rule['recovery']>(null, { value: { op: '<', to: 3 } }),
      keepFiringFor: fc.nat(12),
      gap: fc.constantFrom('hold', 'break'),
      severity: fc.constantFrom('info', 'warning', 'critical'),
      certainty: fc.constantFrom('certain', 'possible'),
      noData: fc.constantFrom('NoData', 'KeepLast', 'Normal', 'Firing'),
      labels: fc.dictionary(label, label),
      name: fc.record({ en: label, ar: label }, { requiredKeys: ['en'] }),
      receivers: fc.array(label),
      description: fc.record({ en: label }),
    },
    {
      requiredKeys: [
        'indicator',
        'condition',
        'for',
        'recovery',
        'keepFiringFor',
        'gap',
        'severity',
        'certainty',
        'noData',
        'labels',
        'description',
      ],
    },
  );

  it('reads back as it was written, whatever it says', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        expect(storedRule.read(asStored(storedRule.write(rule)))).toEqual(asStored(rule));
      }),
    );
  });
});

const quantity = (value: number, text = String(value)) => ({
  text,
  qualifier: 'exact' as const,
  lower: value,
  upper: value,
  lowerInclusive: true,
  upperInclusive: true,
  point: value,
});
const period = { text: '2020-09', start: '2020-09-01', end: '2020-09-30' };
const firstSnapshot = {
  quantity: quantity(90),
  per: 'period',
  period,
  normalised: { quantity: quantity(90), basis: 'month', method: 'none', days: 30, equivalents: 1 },
  comparison: {
    verdict: 'above',
    reason: null,
    basis: 'month',
    ratio: { lower: 1.2, upper: 1.3, lowerInclusive: true, upperInclusive: true },
    difference: null,
  },
  checks: [{ op: '>', quantity: quantity(70), verdict: 'certain' }],
  revisionId: '01920000-0000-7000-8000-000000000001',
};
const today = { absent: false, flip: null, overdue: null };
const ofValue = { kind: 'value', measured: null, reason: null };

describe('a snapshot', () => {
  it.each<[string, object, object]>([
    [
      'when every check was of a value',
      firstSnapshot,
      { ...firstSnapshot, ...today, checks: [{ ...ofValue, ...firstSnapshot.checks[0] }] },
    ],
    [
      'with kinds of checks, what would change the verdict and what is overdue',
      {
        ...firstSnapshot,
        checks: [
          { kind: 'change', op: '<', measured: quantity(-4), quantity: quantity(-3), verdict: 'certain' },
        ],
        flip: { direction: 'up', by: 2, inclusive: false },
        overdue: { period, since: '2020-10-11' },
      },
      {
        ...firstSnapshot,
        absent: false,
        checks: [
          {
            kind: 'change',
            op: '<',
            measured: quantity(-4),
            quantity: quantity(-3),
            verdict: 'certain',
            reason: null,
          },
        ],
        flip: { direction: 'up', by: 2, inclusive: false },
        overdue: { period, since: '2020-10-11' },
      },
    ],
    [
      'with reasons, before baselines were kept with it',
      {
        ...firstSnapshot,
        checks: [{ ...ofValue, op: '>', quantity: null, verdict: 'nodata', reason: 'no-ceiling' }],
        flip: null,
        overdue: null,
      },
      {
        ...firstSnapshot,
        ...today,
        checks: [{ ...ofValue, op: '>', quantity: null, verdict: 'nodata', reason: 'no-ceiling' }],
      },
    ],
    [
      'with its baseline, of a figure that was taken away',
      { ...firstSnapshot, checks: [], flip: null, overdue: null, baseline: quantity(70), absent: true },
      { ...firstSnapshot, ...today, checks: [], baseline: quantity(70), absent: true },
    ],
    [
      'of version 2',
      { v: 2, ...firstSnapshot, ...today, checks: [], baseline: null },
      { ...firstSnapshot, ...today, checks: [], baseline: null },
    ],
  ])('%s', (_, given, expected) => {
    expect(storedSnapshot.read(given)).toEqual(expected);
  });

  it('does not say that a baseline was looked for where nobody looked', () => {
    expect(storedSnapshot.read(firstSnapshot).baseline).toBeUndefined();
  });

  it('that is torn is not taken for one', () => {
    expect(() => storedSnapshot.read({ ...firstSnapshot, quantity: { text: '90' } })).toThrow(
      'qualifier is missing',
    );
    expect(() => storedSnapshot.read({ ...firstSnapshot, checks: [1] })).toThrow('a check is no object');
  });

  const quantities = fc.record({
    text: fc.string({ maxLength: 8 }),
    qualifier: fc.constantFrom('exact', 'range', 'more-than', 'at-least', 'less-than', 'at-most', 'about'),
    lower: fc.option(fc.integer()),
    upper: fc.option(fc.integer()),
    lowerInclusive: fc.boolean(),
    upperInclusive: fc.boolean(),
    point: fc.option(fc.integer()),
  });
  const checks: fc.Arbitrary<SnapshotCheck> = fc.record({
    kind: fc.constantFrom('value', 'ratio', 'overdue'),
    op: fc.constantFrom('>', '<=', null),
    measured: fc.option(quantities),
    quantity: fc.option(quantities),
    verdict: fc.constantFrom('certain', 'possible', 'no', 'nodata'),
    reason: fc.constantFrom(null, 'no-baseline', 'rise-from-zero'),
  });

  it('reads back as it was written, whatever it says', () => {
    const snapshots = fc.record(
      {
        quantity: quantities,
        checks: fc.array(checks, { maxLength: 3 }),
        baseline: fc.option(quantities),
        absent: fc.boolean(),
        flip: fc.option(fc.constant({ direction: 'down', by: 2.5, inclusive: true } as const)),
        overdue: fc.option(fc.constant({ period, since: '2020-10-11' })),
        revisionId: fc.option(fc.uuid()),
      },
      { requiredKeys: ['quantity', 'checks', 'absent', 'flip', 'overdue', 'revisionId'] },
    );
    fc.assert(
      fc.property(snapshots, (parts) => {
        const snapshot = { ...firstSnapshot, ...parts } as Snapshot;
        expect(storedSnapshot.read(asStored(storedSnapshot.write(snapshot)))).toEqual(asStored(snapshot));
      }),
    );
  });

  it('may work its checks out when it is written', () => {
    const lazy = {
      ...firstSnapshot,
      ...today,
      get checks() {
        return [{ ...ofValue, op: '>', quantity: null, verdict: 'nodata' }];
      },
    } as unknown as Snapshot;
    expect(asStored(storedSnapshot.write(lazy))).toMatchObject({ v: 2, checks: [{ verdict: 'nodata' }] });
  });
});

it('a span has had one shape, also where a migration made it', () => {
  const span = { from: '2020-09-30/2020-09-01', to: '2020-10-01/~' };
  expect(storedSpan.read(storedSpan.write(span))).toEqual(span);
  expect(() => storedSpan.read({ from: '2020' })).toThrow('to is missing');
});

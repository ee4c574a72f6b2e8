import { describe, expect, it } from 'vitest';
import type { ComputedIncident, Fate, Ground, IncidentChange, Snapshot, StoredIncident } from './incident.js';
import { planIncidents } from './plan.js';
import { spanKey } from './runs.js';

/** A month of 2020, by its number. */
const period = (month: number) => {
  const iso = (n: number) =>
    `${2020 + Math.floor((n - 1) / 12)}-${String(((n - 1) % 12) + 1).padStart(2, '0')}`;
  return { text: iso(month), start: `${iso(month)}-01`, end: `${iso(month + 1)}-01` };
};
const exact = (value: number) => ({
  text: String(value),
  qualifier: 'exact' as const,
  lower: value,
  upper: value,
  lowerInclusive: true,
  upperInclusive: true,
  point: value,
});

/** `r` and the month name the revision, unless it is told apart. */
const snapshot = (month: number, value = 90, revision = `r${month}`, baseline = 70): Snapshot => ({
  quantity: exact(value),
  per: 'period',
  period: period(month),
  normalised: {} as Snapshot['normalised'],
  comparison: {} as Snapshot['comparison'],
  checks: [
    {
      kind: 'value',
      op: '>',
      measured: null,
      quantity: exact(baseline),
      verdict: value > baseline ? 'certain' : 'no',
      reason: null,
    },
  ],
  revisionId: revision,
  baseline: exact(baseline),
  absent: false,
  flip: null,
  overdue: null,
});
const span = (from: number, to: number) => ({ from: spanKey(period(from)), to: spanKey(period(to)) });

/** A run over these months; one that has ended did so in the month after. */
function run(from: number, to: number, more: Partial<ComputedIncident> = {}): ComputedIncident {
  return {
    channel: 'certain',
    startsAt: period(from).start,
    span: span(from, to),
    endsAt: null,
    state: 'firing',
    fired: true,
    late: false,
    quiet: false,
    downgraded: false,
    severity: 'warning',
    snapshot: snapshot(to),
    first: snapshot(from),
    transitions: [{ from: 'normal', to: 'firing', snapshot: snapshot(to) }],
    ...more,
  };
}
const ended = (from: number, to: number, more: Partial<ComputedIncident> = {}) =>
  run(from, to, {
    state: 'normal',
    endsAt: period(to + 1).start,
    snapshot: snapshot(to + 1, 40),
    transitions: [
      { from: 'normal', to: 'firing', snapshot: snapshot(from) },
      { from: 'firing', to: 'normal', snapshot: snapshot(to + 1, 40) },
    ],
    ...more,
  });

/** The same on record, under a name of its own. */
function onRecord(id: string, made: ComputedIncident, more: Partial<StoredIncident> = {}): StoredIncident {
  const { channel, startsAt, span: own, endsAt, state, severity, quiet, downgraded, snapshot: held } = made;
  return {
    ...{ id, channel, startsAt, span: own, endsAt, state, severity, quiet, downgraded, snapshot: held },
    ruleVersion: 1,
    ...more,
  };
}
/** By now the figures say that it never was. */
const vanished = (id: string, made: ComputedIncident, held: Snapshot = snapshot(9, 40, 'r9b')) =>
  onRecord(id, { ...made, state: 'normal', endsAt: null, snapshot: held });

/** Every figure stands as it was, but for these. */
const ground = (
  others: Readonly<Record<number, Snapshot | null>> = {},
  fates: Readonly<Record<string, Fate>> = {},
  of: (month: number) => Snapshot = (month) => snapshot(month),
): Ground => ({
  ruleVersion: 1,
  standing: ({ start }) => {
    const month = Number(start.slice(5, 7)) + 12 * (Number(start.slice(0, 4)) - 2020);
    return month in others ? (others[month] ?? null) : of(month);
  },
  fateOf: (revision) => fates[revision] ?? 'revised',
});

/** What is written, in short: which incident, in which state, from when on, and why. */
const said = (changes: readonly IncidentChange[]) =>
  changes.map((change) => {
    if (change.kind === 'open') {
      const reasons = change.transitions.map(({ reason }) => reason).join();
      const after = change.follows === null ? '' : ` after ${change.follows}`;
      return `new ${change.incident.state} ${change.incident.startsAt.slice(5, 7)} ${reasons}${after}`;
    }
    const into = change.mergedInto === null ? '' : ` into ${change.mergedInto}`;
    const after = change.follows === null ? '' : ` after ${change.follows}`;
    const { id, is, transition } = change;
    return `${id} ${is.state} ${is.startsAt.slice(5, 7)} ${transition?.reason ?? '-'}${into}${after}`;
  });

describe('which incident a run is', () => {
  it.each([
    ['the same again', [run(9, 10)], [onRecord('a', run(9, 10))], []],
    ['a first one', [run(9, 9)], [], ['new firing 09 Fired']],
    ['a later figure lengthens it', [run(9, 10)], [onRecord('a', run(9, 9))], ['a firing 09 Updated']],
    ['an earlier figure lengthens it', [run(8, 9)], [onRecord('a', run(9, 9))], ['a firing 08 Moved']],
    [
      'several earlier ones, over a period without a figure',
      [run(4, 9)],
      [onRecord('a', run(9, 9))],
      ['a firing 04 Moved'],
    ],
    ['its first period is taken away', [run(10, 10)], [onRecord('a', run(9, 10))], ['a firing 10 Moved']],
    [
      'its first periods go and others come before what is left',
      [run(8, 9)],
      [onRecord('a', run(9, 10, { snapshot: snapshot(9) }))],
      ['a firing 08 Moved'],
    ],
    [
      'two become one: the older goes on, as it is firing again',
      [run(7, 9)],
      [onRecord('a', ended(7, 7)), onRecord('b', run(9, 9))],
      ['a firing 07 Merged', 'b normal 09 Merged into a'],
    ],
    [
      'two become one: the older was the later of them',
      [run(7, 9)],
      [onRecord('a', run(9, 9)), onRecord('b', ended(7, 7))],
      ['a firing 07 Moved', 'b normal 07 Merged into a'],
    ],
    [
      'three become one',
      [run(3, 9)],
      [onRecord('a', ended(5, 5)), onRecord('b', run(9, 9)), onRecord('c', ended(3, 3))],
      ['a firing 03 Merged', 'b normal 09 Merged into a', 'c normal 03 Merged into a'],
    ],
    [
      'one is cut in two: the earlier part keeps its name, and the later goes on from it',
      [ended(7, 7), run(9, 9)],
      [onRecord('a', run(7, 9))],
      ['a normal 07 Split', 'new firing 09 Split after a'],
    ],
    [
      'one that was over is cut in two',
      [ended(7, 7), ended(9, 9)],
      [onRecord('a', ended(7, 9))],
      ['a normal 07 Updated', 'new normal 09 Fired,Resolved'],
    ],
    [
      'what was cut and goes on is made whole again',
      [run(7, 9)],
      [onRecord('a', ended(7, 7)), onRecord('b', run(9, 9))],
      ['a firing 07 Merged', 'b normal 09 Merged into a'],
    ],
    [
      'what was one is two again',
      [ended(7, 7), run(9, 9)],
      [onRecord('a', run(7, 9)), vanished('b', run(9, 9))],
      ['a normal 07 Split', 'b firing 09 Split after a'],
    ],
    [
      'two, each of which goes on',
      [ended(5, 5), run(9, 10)],
      [onRecord('a', ended(5, 5)), onRecord('b', run(9, 9))],
      ['b firing 09 Updated'],
    ],
    ['what had gone is there again', [run(9, 9)], [vanished('a', run(9, 9))], ['a firing 09 Revised']],
    ['what had gone stays gone', [], [vanished('a', run(9, 9))], []],
    ['another that had gone is not it', [run(9, 9)], [vanished('a', run(5, 5))], ['new firing 09 Fired']],
    [
      'a rule that says something else now finds another one',
      [run(9, 9)],
      [{ ...vanished('a', run(8, 9)), ruleVersion: 0 }],
      ['new firing 09 Fired'],
    ],
    ['a run that ended before it fired', [run(9, 9, { fired: false, state: 'normal' })], [], []],
    [
      'one that was pending, and is no more',
      [run(9, 9, { fired: false, state: 'normal', endsAt: '2020-10-01', snapshot: snapshot(10, 40) })],
      [onRecord('a', run(9, 9, { state: 'pending' }))],
      ['a normal 09 Cleared'],
    ],
    [
      'of a run that broke, what fires goes on and what does not leaves no trace',
      [run(7, 7, { fired: false, state: 'normal' }), run(9, 10)],
      [onRecord('a', run(7, 10))],
      ['a firing 09 Moved'],
    ],
    ['a past one found late, with its whole story', [ended(9, 9)], [], ['new normal 09 Fired,Resolved']],
    ['its end', [ended(9, 9)], [onRecord('a', run(9, 9))], ['a normal 09 Resolved']],
  ] as const)('%s', (_, computed, stored, expected) => {
    const restored = { 9: snapshot(9, 90, 'r9') };
    expect(said(planIncidents(computed, stored, ground(restored, {}, standingOf(stored))))).toEqual(expected);
  });

  /** What the record says of each month, so that no figure counts as corrected that these tests did not correct. */
  const standingOf = (stored: readonly StoredIncident[]) => (month: number) =>
    stored.map((one) => one.snapshot).find((held) => held.period.text === period(month).text) ??
    snapshot(month);

  it('reads overlapping periods in the order of their ends', () => {
    const quarter = { text: '2020-Q1', start: '2020-01-01', end: '2020-04-01' };
    const first = onRecord('a', ended(1, 1));
    const second = onRecord('b', run(1, 1, { span: { from: spanKey(quarter), to: spanKey(quarter) } }));
    const again = [ended(1, 1), run(1, 1, { span: second.span })];
    expect(planIncidents(again, [first, second], ground({ 2: snapshot(2, 40) }))).toEqual([]);
  });

  it('keeps calling people for what they were called for, and not for what nobody was called for', () => {
    const quietOf = (stored: readonly StoredIncident[], computed: readonly ComputedIncident[]) =>
      planIncidents(computed, stored, ground()).map((change) =>
        change.kind === 'open' ? change.incident.quiet : change.is.quiet,
      );
    const quiet = { quiet: true };
    expect(quietOf([], [run(9, 9, quiet)])).toEqual([true]);
    expect(quietOf([onRecord('a', run(9, 9))], [run(8, 9, quiet)])).toEqual([false]);
    expect(quietOf([onRecord('a', run(9, 9, quiet))], [run(8, 9, quiet)])).toEqual([true]);
    // A figure of the present joins it.
    expect(quietOf([onRecord('a', run(9, 9, quiet))], [run(9, 10)])).toEqual([false]);
    expect(quietOf([vanished('a', run(9, 9))], [run(9, 9, quiet)])).toEqual([true]);
  });
});

describe('what changed in one', () => {
  const one = (computed: ComputedIncident, stored: StoredIncident, given: Ground = ground()) => {
    const [change] = planIncidents([computed], [stored], given);
    if (change?.kind !== 'change') throw new Error('no change');
    return { reason: change.transition?.reason ?? null, is: change.is };
  };
  const fired = onRecord('a', run(9, 9));

  it.each([
    ['no longer certain', run(9, 10, { downgraded: true }), fired, 'Downgraded'],
    ['certain again', run(9, 10), onRecord('a', run(9, 9, { downgraded: true })), 'Confirmed'],
    [
      'still not certain',
      run(9, 10, { downgraded: true }),
      onRecord('a', run(9, 9, { downgraded: true })),
      'Updated',
    ],
    ['certain by now', run(9, 10), onRecord('a', run(9, 9, { channel: 'possible' })), 'Escalated'],
    ['only possible after all', run(9, 10, { channel: 'possible' }), fired, 'Downgraded'],
    ['more severe', run(9, 9, { severity: 'critical' }), fired, 'Updated'],
    ['checked again', run(9, 9), onRecord('a', run(9, 9, { state: 'error' })), 'Restored'],
    [
      'under another version of its rule',
      run(9, 9),
      { ...vanished('a', run(9, 9)), ruleVersion: 0 },
      'Fired',
    ],
  ] as const)('%s', (_, computed, stored, expected) => {
    expect(one(computed, stored).reason).toBe(expected);
  });

  it('quotes the figure before and after', () => {
    const { is } = one(run(9, 10, { snapshot: snapshot(10, 95) }), fired);
    expect([is.snapshot.quantity.text, is.previous]).toEqual(['95', snapshot(9)]);
  });

  it('keeps what was quoted where only its beginning is another', () => {
    expect(one(run(8, 9), fired).is.previous).toBe('kept');
  });

  it('says what it is compared with now', () => {
    const raised = run(9, 9, { snapshot: snapshot(9, 90, 'r9', 80) });
    const { reason, is } = one(raised, fired, ground({ 9: raised.snapshot }));
    expect([reason, is.previous, is.snapshot.checks[0]?.quantity?.text]).toEqual([
      'BaselineChanged',
      'kept',
      '80',
    ]);
  });
});

describe('a figure is corrected', () => {
  const fired = onRecord('a', run(9, 9));
  const outcome = (given: Ground, computed: readonly ComputedIncident[] = []) => {
    const [change] = planIncidents(computed, [fired], given);
    if (change?.kind !== 'change' || change.is.previous === 'kept') throw new Error('no correction');
    const { snapshot: now, previous } = change.is;
    return [
      change.transition?.reason,
      now.absent ? null : now.quantity.text,
      previous?.quantity.text ?? null,
      now.absent ? null : now.checks[0]?.verdict,
    ];
  };
  const low = snapshot(9, 60, 'r9b');

  it.each([
    ['changed', { 9: low }, { r9: 'revised' }, ['Revised', '60', '90', 'no']],
    ['withdrawn', { 9: null }, { r9: 'retracted' }, ['Retracted', null, '90', null]],
    [
      'withdrawn, and another source has one',
      { 9: low },
      { r9: 'retracted' },
      ['Retracted', '60', '90', 'no'],
    ],
    ['undone, so that the one before stands', { 9: low }, { r9: 'undone' }, ['Undone', '60', '90', 'no']],
    ['undone, so that there is none', { 9: null }, { r9: 'undone' }, ['Undone', null, '90', null]],
    ['passed over', { 9: low }, { r9: 'passed-over' }, ['Recommended', '60', '90', 'no']],
    // The figure is the same; there is none before it to quote.
    ['the baseline is another', { 9: snapshot(9, 90, 'r9', 95) }, {}, ['BaselineChanged', '90', null, 'no']],
    ['other periods are others', { 9: snapshot(9) }, {}, ['Recompared', '90', null, 'certain']],
  ] as const)('so that it never was: %s', (_, standing, fates, expected) => {
    expect(outcome(ground(standing, fates as Record<string, Fate>))).toEqual(expected);
  });

  it('and fires on', () => {
    const raised = snapshot(9, 95, 'r9b');
    expect(outcome(ground({ 9: raised }), [run(9, 9, { snapshot: raised })])).toEqual([
      'Revised',
      '95',
      '90',
      'certain',
    ]);
  });

  it('ends a run that had begun before', () => {
    const long = onRecord('a', run(8, 9));
    const [change] = planIncidents([ended(8, 8, { snapshot: low })], [long], ground({ 9: low }));
    expect(said(change ? [change] : [])).toEqual(['a normal 08 Revised']);
    expect(change).toMatchObject({ is: { snapshot: low, previous: snapshot(9), endsAt: '2020-09-01' } });
  });

  it('is not what ends an alert about a figure that was missing', () => {
    const missing = { ...snapshot(8), overdue: { period: period(9), since: '2020-11-01' } };
    const overdue = onRecord('a', run(9, 9, { snapshot: missing }));
    const [change] = planIncidents([], [overdue], ground({ 9: snapshot(9, 30) }));
    expect(change).toMatchObject({
      transition: {
        reason: 'Resolved',
        snapshot: { quantity: { text: '30' } },
        previous: { quantity: { text: '90' } },
      },
    });
  });

  it('of what was never there is nothing to quote', () => {
    const gone = vanished('a', run(9, 9), { ...snapshot(9), revisionId: null, absent: true });
    const [change] = planIncidents([run(9, 9)], [gone], ground());
    expect(change).toMatchObject({ is: { previous: null }, transition: { reason: 'Revised' } });
  });
});

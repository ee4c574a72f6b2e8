import { describe, expect, it } from 'vitest';
import { type ComputedIncident, planIncidents, type Snapshot, type StoredIncident } from './incident.js';

const snapshot = (revisionId: string, text = '90'): Snapshot => ({
  quantity: {
    text,
    qualifier: 'exact',
    lower: 90,
    upper: 90,
    lowerInclusive: true,
    upperInclusive: true,
    point: 90,
  },
  per: 'period',
  period: { text: '2020-09', start: '2020-09-01', end: '2020-10-01' },
  normalised: {} as Snapshot['normalised'],
  comparison: {} as Snapshot['comparison'],
  checks: [],
  revisionId,
});

const computed = (more: Partial<ComputedIncident> = {}): ComputedIncident => ({
  channel: 'certain',
  startsAt: '2020-09-01',
  endsAt: null,
  state: 'firing',
  fired: true,
  late: false,
  severity: 'warning',
  snapshot: snapshot('r1'),
  transitions: [{ from: 'normal', to: 'firing', snapshot: snapshot('r1') }],
  ...more,
});

const stored = (more: Partial<StoredIncident> = {}): StoredIncident => ({
  id: 'i1',
  channel: 'certain',
  startsAt: '2020-09-01',
  endsAt: null,
  state: 'firing',
  severity: 'warning',
  snapshot: snapshot('r1'),
  ruleVersion: 1,
  ...more,
});

const has = () => true;
const hasNot = () => false;
const reasons = (changes: ReturnType<typeof planIncidents>) =>
  changes.map((change) =>
    change.kind === 'open' ? change.transitions.map((t) => t.reason).join() : change.transition.reason,
  );

describe('what to write', () => {
  it.each([
    // The same again: nothing to write, nobody to tell.
    ['nothing', [computed()], [stored()], has, []],
    ['a first firing', [computed()], [], has, ['Fired']],
    [
      'a run that ended before it fired',
      [computed({ fired: false, state: 'normal', endsAt: '2020-10-01' })],
      [],
      has,
      [],
    ],
    [
      'a past incident found late, with its whole story',
      [
        computed({
          state: 'normal',
          endsAt: '2020-10-01',
          transitions: [
            { from: 'normal', to: 'firing', snapshot: snapshot('r1') },
            { from: 'firing', to: 'normal', snapshot: snapshot('r2') },
          ],
        }),
      ],
      [],
      has,
      ['Fired,Resolved'],
    ],
    [
      'a resolution',
      [computed({ state: 'normal', endsAt: '2020-10-01', snapshot: snapshot('r2') })],
      [stored()],
      has,
      ['Resolved'],
    ],
    [
      'a pending run that did not last',
      [computed({ state: 'normal', fired: false, endsAt: '2020-10-01' })],
      [stored({ state: 'pending' })],
      has,
      ['Cleared'],
    ],
    [
      'a new figure in the same state',
      [computed({ snapshot: snapshot('r2', '95') })],
      [stored()],
      has,
      ['Updated'],
    ],
    ['a figure revised away', [], [stored()], has, ['Revised']],
    ['a figure retracted', [], [stored()], hasNot, ['Retracted']],
    ['one that had gone already', [], [stored({ state: 'normal' })], has, []],
    [
      'one that comes back by a revision',
      [computed()],
      [stored({ state: 'normal', endsAt: '2020-10-01' })],
      has,
      ['Revised'],
    ],
    [
      'another channel, which is another incident',
      [computed({ channel: 'possible' })],
      [stored()],
      has,
      ['Fired', 'Revised'],
    ],
  ] as const)('%s', (_, now, record, hasFigure, expected) => {
    expect(reasons(planIncidents(now, record, 1, hasFigure))).toEqual(expected);
  });

  it('quotes the figure before and after', () => {
    const [change] = planIncidents([computed({ snapshot: snapshot('r2', '95') })], [stored()], 1, has);
    expect(change).toMatchObject({
      transition: { snapshot: { quantity: { text: '95' } }, previous: { quantity: { text: '90' } } },
    });
  });
});

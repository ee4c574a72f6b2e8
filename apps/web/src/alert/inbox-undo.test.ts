import { expect, it } from 'vitest';
import { concernedBy, type Deed, undoing } from './inbox-undo.js';

const at = '2026-01-01T00:00:00.000Z';
const plain = { acknowledgedBy: null, triage: null, assignedTo: null, silencedUntil: null };
const alerts = [
  { id: 'a', ...plain },
  { id: 'b', ...plain, triage: { outcome: 'monitor' as const, by: 'Huda', at, note: 'Wait' } },
  { id: 'c', ...plain, assignedTo: { id: 'rana', name: 'Rana', by: 'Huda', at } },
  { id: 'd', ...plain, silencedUntil: at, acknowledgedBy: { by: 'Huda', at, note: null, until: null } },
];

it.each<[Deed, readonly object[]]>([
  [{ action: 'acknowledge' }, [{ deed: { action: 'unacknowledge' }, alerts: ['a', 'b', 'c', 'd'] }]],
  [
    { action: 'triage', outcome: 'confirmed' },
    [
      { deed: { action: 'triage', outcome: null }, alerts: ['a', 'c', 'd'] },
      { deed: { action: 'triage', outcome: 'monitor', note: 'Wait' }, alerts: ['b'] },
    ],
  ],
  [
    { action: 'assign', to: 'omar' },
    [
      { deed: { action: 'assign', to: null }, alerts: ['a', 'b', 'd'] },
      { deed: { action: 'assign', to: 'rana' }, alerts: ['c'] },
    ],
  ],
  [
    { action: 'silence', endsAt: at, comment: 'Known' },
    [{ deed: { action: 'unsilence' }, alerts: ['a', 'b', 'c'] }],
  ],
  [{ action: 'unsilence' }, []],
])('%j is undone', (deed, expected) => {
  expect(undoing(deed, alerts)).toEqual(expected);
});

it('leaves out what somebody acknowledged before', () => {
  expect(concernedBy({ action: 'acknowledge' }, alerts).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(concernedBy({ action: 'triage', outcome: 'confirmed' }, alerts)).toHaveLength(4);
});

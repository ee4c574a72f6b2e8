import type { AlternativeWire, ProblemItemWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { emptyDraft } from './draft.js';
import {
  afterFailure,
  answered,
  besideTheirs,
  countHeld,
  heldBy,
  nextToSend,
  type WaitingFigure,
} from './waiting.js';

const figure = (more: Partial<WaitingFigure> = {}): WaitingFigure => ({
  key: 'key-1',
  person: 'omar',
  turn: 1,
  enteredAt: '2026-01-02T03:04:05Z',
  name: { en: 'Crossings' },
  draft: emptyDraft,
  body: { indicator: 'crossings', period: '2021-05', value: '60-70', source: { title: 'Gate log' } },
  seen: [],
  sent: false,
  state: { kind: 'waiting' },
  ...more,
});

const theirs = (title: string, text = '60-70', revision = 1, publisher: string | null = null) =>
  partOf<AlternativeWire>({
    quantity: { text },
    observation: { id: 'o1', revision, source: { title, publisher, url: null } },
  });

const item = (code: ProblemItemWire['code']): ProblemItemWire => ({ pointer: '/value', code, detail: code });
const clear = { errors: [], warnings: [], duplicates: [] };

describe('the queue', () => {
  it('sends the oldest that nobody has to look at first', () => {
    const refused = figure({ key: 'a', turn: 1, state: { kind: 'refused', items: [] } });
    const editing = figure({ key: 'b', turn: 2, state: { kind: 'editing' } });
    const figures = [figure({ key: 'd', turn: 4 }), figure({ key: 'c', turn: 3 }), refused, editing];
    expect(nextToSend(figures)?.key).toBe('c');
    expect(nextToSend([refused, editing])).toBeNull();
    expect(countHeld(figures)).toBe(2);
  });
});

describe('a look at the record before sending', () => {
  it('lets through what nothing stands in the way of, a note on how it was read included', () => {
    expect(heldBy(clear, figure())).toBeNull();
    expect(heldBy({ ...clear, warnings: [item('warn-read-as-total')] }, figure())).toBeNull();
  });

  it('holds what is refused before what is unusual', () => {
    const read = {
      errors: [item('figure-not-read')],
      warnings: [item('warn-far-from-baseline')],
      duplicates: [theirs('Radio')],
    };
    expect(heldBy(read, figure())?.kind).toBe('refused');
  });

  it('holds a figure for one that was not there, or was revised since', () => {
    const read = { ...clear, duplicates: [theirs('Radio', '9', 2)] };
    expect(heldBy(read, figure())?.kind).toBe('conflict');
    expect(heldBy(read, figure({ seen: ['o1 1'] }))?.kind).toBe('conflict');
    expect(heldBy(read, figure({ seen: ['o1 2'] }))).toBeNull();
  });

  it('asks why of what is unusual, once', () => {
    const read = { ...clear, warnings: [item('warn-outside-expected')] };
    expect(heldBy(read, figure())?.kind).toBe('unusual');
    expect(heldBy(read, answered(figure(), ' A feast day ', 'key-2'))).toBeNull();
  });
});

describe('a failed call', () => {
  const problem = (status: number, errors?: ProblemItemWire[]) =>
    ({
      kind: 'problem',
      status,
      problem: { type: '', title: '', status, code: 'role-too-low', detail: 'no', errors },
    }) as const;

  it.each([
    { kind: 'unreachable' } as const,
    { kind: 'timeout' } as const,
    { kind: 'unexpected', status: 502 } as const,
    problem(401),
    problem(429),
    problem(500),
  ])('is tried again later: %o', (failure) => {
    expect(afterFailure(failure)).toBe('later');
  });

  it('names why it was refused, field by field where it says so', () => {
    expect(afterFailure(problem(403))).toMatchObject({ kind: 'refused', items: [{ code: 'role-too-low' }] });
    const errors = [item('figure-not-read')];
    expect(afterFailure(problem(422, errors))).toEqual({ kind: 'refused', items: errors });
  });
});

describe('a conflict', () => {
  it('is a revision of the same source, the same figure again, or another source beside it', () => {
    expect(besideTheirs(figure(), [theirs('Radio')])).toBe('other-source');
    expect(besideTheirs(figure(), [theirs('Gate log', '60-70', 1, 'A ministry')])).toBe('other-source');
    expect(besideTheirs(figure(), [theirs('Radio'), theirs('Gate log', '80')])).toBe('revises');
    expect(besideTheirs(figure(), [theirs('gate log')])).toBe('same');
  });

  it('goes on with its reason in its old turn, under a new key', () => {
    const held = figure({
      turn: 7,
      sent: true,
      state: { kind: 'conflict', theirs: [theirs('Radio', '9', 3)] },
    });
    const next = answered(held, ' Counted by hand ', 'key-2');
    expect(next).toMatchObject({
      key: 'key-2',
      turn: 7,
      sent: false,
      seen: ['o1 3'],
      state: { kind: 'waiting' },
    });
    expect(next.body.comment).toBe('Counted by hand');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fault,
  fresh,
  month,
  noAnswer,
  now,
  read,
  saveOf,
  settledNow,
  submission,
  unusual,
} from './machine.case.js';
import { isBusy, step } from './machine.js';
import type { Effect, Entry, Event } from './states.js';

const runOf = fc.integer({ min: 1, max: 6 });
const text = fc.constantFrom('', '1', '2', '3');
/** Whatever a person can do, and whatever can come back, asked for or not. */
const anyEvent: fc.Arbitrary<Event | 'save'> = fc.oneof(
  { arbitrary: fc.constant('save' as const), weight: 4 },
  {
    arbitrary: text.map((value): Event => ({ type: 'typed', fields: { value }, now })),
    weight: 3,
  },
  fc.constant<Event>({ type: 'undone' }),
  fc.constant<Event>({ type: 'another-source' }),
  { arbitrary: runOf.map((run) => read(run)), weight: 3 },
  runOf.map((run) => read(run, { errors: [fault] })),
  runOf.map((run) => read(run, { warnings: [unusual] })),
  fc.tuple(runOf, fc.boolean()).map(([run, canWait]) => noAnswer(run, canWait)),
  { arbitrary: runOf.map((run) => settledNow(run)), weight: 2 },
  runOf.map((run) => settledNow(run, 'rejected')),
  fc
    .tuple(runOf, fc.constantFrom('accepted' as const, 'waiting' as const))
    .map(([run, status]): Event => ({ type: 'answered', run, answer: { status, id: `s${run}` }, now })),
  fc
    .tuple(runOf, fc.constantFrom('full' as const, 'impossible' as const))
    .map(([run, status]): Event => ({ type: 'kept', run, kept: { status } })),
  runOf.map((run): Event => ({ type: 'kept', run, kept: { status: 'kept', period: month } })),
  fc.tuple(runOf, fc.constantFrom('committed' as const, 'rejected' as const)).map(
    ([run, status]): Event => ({
      type: 'settled',
      id: `s${run}`,
      submission: submission(status),
      now,
    }),
  ),
);

/** Every step of a sequence, with what was before it. */
function walk(
  events: readonly (Event | 'save')[],
  see: (before: Entry, event: Event, effects: readonly Effect[], after: Entry) => void,
) {
  let entry = fresh();
  let saves = 0;
  for (const one of events) {
    saves += 1;
    const event = one === 'save' ? saveOf(entry, { newKey: `save-${saves}` }) : one;
    const next = step(entry, event);
    see(entry, event, next.effects, next.entry);
    entry = next.entry;
  }
}

describe('whatever happens, in whatever order', () => {
  it('loses no figure that was typed', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        walk(events, (before, event, _, { draft: left, state }) => {
          if (event.type === 'typed' || before.draft === left) return;
          const { value } = before.draft;
          if (left.value === value || value === '') return;
          // It left the form: what was sent is on record, with an editor, or on this device.
          const outcome = isBusy(state) ? state.before : state;
          expect(['saved', 'handed-in', 'waiting']).toContain(outcome?.kind);
          if (outcome?.kind === 'saved' || outcome?.kind === 'handed-in')
            expect(outcome.entered).toBe(before.draft);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('sends one figure at a time, and the same one never under two keys', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        /** What is open under which key, until its attempt is over. */
        let open: { key: string; content: string } | null = null;
        walk(events, (before, _, effects) => {
          for (const effect of effects) {
            if (effect.do === 'note-attempt' && effect.attempt === null) open = null;
            if (effect.do !== 'send' && effect.do !== 'keep') continue;
            expect(isBusy(before.state) && before.state.run.id).toBe(effect.run.id);
            const content = JSON.stringify(effect.run.body);
            if (open?.content === content) expect(effect.key).toBe(open.key);
            if (effect.do === 'send') open = { key: effect.key, content };
          }
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('sends nothing that nobody asked to save', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const asked = new Set<string>();
        const sent: number[] = [];
        walk(events, (before, event, effects) => {
          if (event.type === 'save' && !isBusy(before.state)) asked.add(JSON.stringify(event.body));
          for (const effect of effects) {
            if (effect.do !== 'send') continue;
            expect(asked).toContain(JSON.stringify(effect.run.body));
            sent.push(effect.run.id);
          }
        });
        // Once for each time.
        expect(new Set(sent).size).toBe(sent.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

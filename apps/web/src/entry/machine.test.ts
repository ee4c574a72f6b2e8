import { describe, expect, it } from 'vitest';
import { emptyDraft } from './draft.js';
import {
  draft,
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
import { isOnItsWay, outcomeOf, step } from './machine.js';
import type { Effect, Entry, Event, State } from './states.js';

/** @param events made of what the one before led to, where they need it */
function after(entry: Entry, ...events: readonly (Event | ((entry: Entry) => Event))[]) {
  let at = entry;
  let effects: readonly Effect[] = [];
  for (const event of events)
    ({ entry: at, effects } = step(at, typeof event === 'function' ? event(at) : event));
  return { entry: at, effects, did: effects.map((one) => one.do), kind: at.state.kind };
}

const sending = [saveOf, read()] as const;
const keeping = [saveOf, noAnswer()] as const;

describe('a step leads', () => {
  const typed: Event = { type: 'typed', fields: { value: '89' }, now };
  it.each<[string, Entry, readonly (Event | ((entry: Entry) => Event))[], State['kind'], Effect['do'][]]>([
    [
      'to editing by a figure',
      fresh({ draft: emptyDraft, state: { kind: 'empty' } }),
      [typed],
      'editing',
      [],
    ],
    ['to empty without one', fresh(), [{ type: 'typed', fields: { value: '' }, now }], 'empty', []],
    ['to empty when cleared', fresh(), [{ type: 'cleared' }], 'empty', ['note-in-form', 'note-begun']],
    [
      'to editing by a figure that waited',
      fresh(),
      [{ type: 'taken-up', key: 'k', draft }],
      'editing',
      ['note-in-form', 'note-begun', 'focus'],
    ],
    ['to previewing by Save', fresh(), [saveOf], 'previewing', ['preview']],
    ['nowhere by a second Save', fresh(), [saveOf, saveOf], 'previewing', []],
    ['to sending by a sound preview', fresh(), sending, 'sending', ['note-attempt', 'send']],
    ['to sending again what is mended', fresh({ mends: 'm' }), sending, 'sending', ['send-again']],
    [
      'to refused by a fault in the preview',
      fresh(),
      [saveOf, read(1, { errors: [fault] })],
      'refused',
      ['focus'],
    ],
    [
      'to a question by something unusual',
      fresh(),
      [saveOf, read(1, { warnings: [unusual] })],
      'unanswered',
      ['focus'],
    ],
    [
      'past the question where it was answered',
      fresh({ draft: { ...draft, comment: 'a festival' } }),
      [saveOf, read(1, { warnings: [unusual] })],
      'sending',
      ['note-attempt', 'send'],
    ],
    ['back from the question by typing', fresh({ state: { kind: 'unanswered' } }), [typed], 'editing', []],
    [
      'back from refused by typing',
      fresh({ state: { kind: 'refused', errors: [fault] } }),
      [typed],
      'editing',
      [],
    ],
    ['to keeping without an answer to the preview', fresh(), keeping, 'keeping', ['keep']],
    ['to keeping without an answer to what was sent', fresh(), [...sending, noAnswer()], 'keeping', ['keep']],
    ['to offline where it cannot wait', fresh(), [saveOf, noAnswer(1, false)], 'offline', []],
    ['to offline with what is mended', fresh({ mends: 'm' }), [saveOf, noAnswer()], 'offline', []],
    [
      'to failed by a failure',
      fresh(),
      [...sending, { type: 'trouble', run: 1, trouble: { kind: 'failed', text: 'no' }, canWait: true }],
      'failed',
      [],
    ],
    [
      'to refused by what the server refuses',
      fresh(),
      [...sending, { type: 'trouble', run: 1, trouble: { kind: 'refused', errors: [fault] }, canWait: true }],
      'refused',
      ['focus'],
    ],
    [
      'to waiting once it is kept',
      fresh(),
      [...keeping, { type: 'kept', run: 1, kept: { status: 'kept', period: month } }],
      'waiting',
      ['note-attempt', 'note-in-form', 'remember-source', 'focus'],
    ],
    [
      'to full where no more can wait',
      fresh(),
      [...keeping, { type: 'kept', run: 1, kept: { status: 'full' } }],
      'full',
      [],
    ],
    [
      'to offline where the device keeps nothing',
      fresh(),
      [...keeping, { type: 'kept', run: 1, kept: { status: 'impossible' } }],
      'offline',
      [],
    ],
    [
      'to refused by what is read on the device',
      fresh(),
      [...keeping, { type: 'kept', run: 1, kept: { status: 'refused', errors: [fault] } }],
      'refused',
      ['focus'],
    ],
    [
      'to saved by the answer',
      fresh(),
      [...sending, settledNow()],
      'saved',
      ['note-attempt', 'note-in-form', 'remember-source', 'read-again'],
    ],
    [
      'to saved, and what waited is done with',
      fresh(),
      [(entry) => saveOf(entry, { inForm: 'k' }), read(), settledNow()],
      'saved',
      ['note-attempt', 'stop-waiting', 'note-in-form', 'remember-source', 'read-again'],
    ],
    [
      'to refused by a rejection',
      fresh(),
      [...sending, settledNow(1, 'rejected')],
      'refused',
      ['note-attempt', 'focus'],
    ],
    [
      'to handed in where an editor looks at it',
      fresh(),
      [...sending, { type: 'answered', run: 1, answer: { status: 'waiting', id: 'w' }, now }],
      'handed-in',
      ['note-attempt', 'note-in-form', 'remember-source', 'read-again'],
    ],
    [
      'to working where it takes longer',
      fresh(),
      [...sending, { type: 'answered', run: 1, answer: { status: 'accepted', id: 'w' }, now }],
      'working',
      ['note-in-form'],
    ],
    [
      'from working to saved',
      fresh({ state: { kind: 'working' }, following: { id: 'w', entered: draft, attempt: null } }),
      [{ type: 'settled', id: 'w', submission: submission('committed'), now }],
      'saved',
      ['remember-source', 'read-again'],
    ],
    [
      'from working to refused',
      fresh({ state: { kind: 'working' }, following: { id: 'w', entered: draft, attempt: null } }),
      [{ type: 'settled', id: 'w', submission: submission('rejected'), now }],
      'refused',
      ['focus'],
    ],
    [
      'from saved to undone',
      fresh(),
      [...sending, settledNow(), { type: 'undone' }],
      'undone',
      ['note-attempt', 'read-again', 'focus'],
    ],
    ['nowhere by undoing what was not saved', fresh(), [{ type: 'undone' }], 'editing', []],
    ['nowhere by an answer to another run', fresh(), [...sending, settledNow(2)], 'sending', []],
    ['nowhere by an answer that was not asked for', fresh(), [settledNow()], 'editing', []],
    ['nowhere by leaving a field', fresh(), [{ type: 'left', field: 'value' }], 'editing', []],
  ])('%s', (_, entry, events, kind, did) => {
    const reached = after(entry, ...events);
    expect([reached.kind, reached.did]).toEqual([kind, did]);
  });
});

describe('what was saved', () => {
  it('stays in sight for ten seconds while the next is typed, and then goes', () => {
    const saved = after(fresh(), ...sending, settledNow()).entry;
    const typedAt = (at: number) => after(saved, { type: 'typed', fields: { value: '1' }, now: at }).kind;
    expect([typedAt(now + 9_999), typedAt(now + 10_001)]).toEqual(['saved', 'editing']);
  });

  it('leaves its source, and goes on to the next period where that was asked for', () => {
    const next = after(fresh(), (entry) => saveOf(entry, { andNext: true }), read(), settledNow());
    expect(next.entry.draft).toMatchObject({
      value: '',
      note: '',
      period: '2020-10',
      title: 'Camp radio',
      carried: true,
    });
    expect(next.effects.at(-1)).toEqual({ do: 'focus', on: 'value' });
    expect(after(fresh(), ...sending, settledNow()).entry.draft.period).toBe('2020-09');
  });

  it('mends nothing any more once the next figure is in the form, or once it is taken back', () => {
    const handedIn: Event = { type: 'answered', run: 1, answer: { status: 'waiting', id: 'm' }, now };
    const mended = (andNext: boolean, answer: Event) =>
      after(fresh({ mends: 'm' }), (entry) => saveOf(entry, { andNext }), read(), answer).entry;
    expect([mended(true, handedIn).mends, mended(false, settledNow()).mends]).toEqual([null, null]);
    // Looked at once more, it is the same one.
    const stays = mended(false, handedIn);
    expect([stays.mends, stays.draft.value]).toEqual(['m', '88']);
    expect(after(stays, { type: 'undone' }).entry.mends).toBeNull();
  });

  it('is back in the form when taken back, unless the next is there', () => {
    const saved = after(fresh(), ...sending, settledNow()).entry;
    expect(after(saved, { type: 'undone' }).entry.draft).toBe(draft);
    const next = after(saved, { type: 'typed', fields: { value: '1' }, now }, { type: 'undone' });
    expect(next.entry.draft.value).toBe('1');
  });

  it('goes on to be shown while the one after it is on its way', () => {
    const next = after(
      fresh(),
      ...sending,
      settledNow(),
      { type: 'typed', fields: { value: '1' }, now },
      saveOf,
    ).entry;
    expect([next.state.kind, outcomeOf(next)?.kind]).toEqual(['previewing', 'saved']);
  });
});

describe('a figure that is asked after', () => {
  const working = after(fresh(), ...sending, {
    type: 'answered',
    run: 1,
    answer: { status: 'accepted', id: 'w' },
    now,
  }).entry;

  it('is not read again meanwhile', () => {
    expect(isOnItsWay(working)).toBe(true);
    expect(isOnItsWay(after(working, { type: 'typed', fields: { value: '1' }, now }).entry)).toBe(false);
  });

  it('does not end the one that is on its way', () => {
    const other = after(working, { type: 'typed', fields: { value: '1' }, now }, saveOf, {
      type: 'settled',
      id: 'w',
      submission: submission('committed'),
      now,
    }).entry;
    expect([other.state.kind, outcomeOf(other)?.kind, other.draft.value]).toEqual([
      'previewing',
      'saved',
      '1',
    ]);
  });
});

it('knows of what it kept whether it may have arrived', () => {
  const keep = (entry: Entry, ...events: readonly (Event | ((at: Entry) => Event))[]) =>
    after(entry, ...events).effects.find((one) => one.do === 'keep');
  expect(keep(fresh(), ...keeping)).toMatchObject({ sent: false, key: 'key-0' });
  expect(keep(fresh(), ...sending, noAnswer())).toMatchObject({ sent: true, key: 'key-0' });
  // Tried before, and lost: the same figure under the same key.
  const lost = after(fresh(), ...sending, noAnswer(1, false)).entry;
  expect(keep(lost, saveOf, noAnswer(2))).toMatchObject({ sent: true, key: 'key-0' });
});

describe('a figure that was begun', () => {
  const other = { ...draft, value: '90', period: '2020-10' };
  const takenUp: Event = { type: 'taken-up', key: 'k', draft: other };
  const typed: Event = { type: 'typed', fields: { value: '91' }, now };

  it('gives way to one that is taken up, and can be gone back to', () => {
    const { entry } = after(fresh(), takenUp);
    expect([entry.draft, entry.begun, entry.inForm]).toEqual([other, [draft], 'k']);
    const back = after(entry, { type: 'gone-back', to: draft });
    // The other waits on this device as it is: it is not begun here alone.
    expect([back.entry.draft, back.entry.begun, back.entry.inForm]).toEqual([draft, [], null]);
    expect(back.effects).toContainEqual({ do: 'note-begun', drafts: [] });
    expect(after(entry, { type: 'given-up', draft }).entry).toMatchObject({ begun: [], draft: other });
  });

  it('is what was changed of one that waits, and what was cleared, one after the other', () => {
    const changed = after(fresh(), takenUp, typed, { type: 'cleared' }).entry;
    expect(changed.begun).toEqual([{ ...other, value: '91' }, draft]);
    const back = after(changed, { type: 'gone-back', to: draft }).entry;
    expect(back.begun).toEqual([{ ...other, value: '91' }]);
    expect(after(back, { type: 'gone-back', to: back.begun[0] ?? draft }).entry.begun).toEqual([draft]);
  });

  it('is not what was saved, is on its way or is mended', () => {
    const saved = after(fresh(), ...sending, settledNow()).entry;
    expect(after(saved, takenUp).entry.begun).toEqual([]);
    expect(after(fresh(), ...sending, takenUp).entry.begun).toEqual([]);
    expect(after(fresh({ mends: 'm' }), { type: 'cleared' })).toMatchObject({
      entry: { begun: [] },
      did: [],
    });
  });
});

describe('an attempt', () => {
  const saved = (entry: Entry) => after(entry, ...sending, settledNow()).entry;

  it('ends with its answer: the same figure again is another', () => {
    for (const answer of [settledNow(), settledNow(1, 'rejected')])
      expect(after(fresh(), ...sending, answer).entry.attempt).toBeNull();
    const again = after({ ...saved(fresh()), draft }, (entry) => saveOf(entry, { newKey: 'other' }), read(2));
    expect(again.effects).toContainEqual(expect.objectContaining({ do: 'send', key: 'other' }));
  });

  it('that was accepted lasts until it is settled, and one that was begun since goes on', () => {
    const accepted: Event = { type: 'answered', run: 1, answer: { status: 'accepted', id: 'w' }, now };
    const settled: Event = { type: 'settled', id: 'w', submission: submission('committed'), now };
    const working = after(fresh(), ...sending, accepted).entry;
    expect(working.attempt?.key).toBe('key-0');
    expect(after(working, settled).entry.attempt).toBeNull();
    const other = { key: 'other', content: '{}' };
    expect(after({ ...working, attempt: other }, settled).entry.attempt).toBe(other);
  });

  it('whose late answer says that an editor looks at it is handed in, and not saved', () => {
    const waiting = { ...submission('committed'), status: 'waiting' as const, observation: null };
    const late: Event = { type: 'answered', run: 1, answer: { status: 'settled', submission: waiting }, now };
    expect(after(fresh(), ...sending, late).kind).toBe('handed-in');
  });
});

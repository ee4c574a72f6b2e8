import { describe, expect, it } from 'vitest';
import { seatsOf } from './seats.js';
import { Overloaded, turnsOf, turnsOfBoth } from './turns.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('go to whoever was worked for least lately', async () => {
    let at = 0;
    const turns = turnsOf({ atOnce: 1, each: 1, longestMs: 60_000 }, () => at);
    const done: string[] = [];
    const ask = (caller: string) =>
      turns.take(caller).then((end) => {
        done.push(caller);
        at += 10;
        setImmediate(end);
      });
    const script = Array.from({ length: 5 }, () => ask('script'));
    const form = ask('form');
    await Promise.all([...script, form]);
    expect(done).toEqual(['script', 'form', 'script', 'script', 'script', 'script']);
  });

  it('come back when one is over, once for each', async () => {
    const turns = turnsOf({ atOnce: 2, each: 2, longestMs: 60_000 });
    const [first, second] = [await turns.take('a'), await turns.take('a')];
    let third = false;
    const waiting = turns.take('b').then(() => {
      third = true;
    });
    await settled();
    expect(third).toBe(false);
    first();
    first();
    await waiting;
    let fourth = false;
    const next = turns.take('b').then(() => {
      fourth = true;
    });
    await settled();
    expect(fourth).toBe(false);
    second();
    await next;
  });

  it('are so many for each', async () => {
    const turns = turnsOf({ atOnce: 2, each: 1, longestMs: 60_000 });
    const done: string[] = [];
    const ask = (caller: string) =>
      turns.take(caller).then((end) => {
        done.push(caller);
        setImmediate(end);
      });
    await Promise.all([ask('a'), ask('a'), ask('b')]);
    expect(done).toEqual(['a', 'b', 'a']);
  });

  it('stand in nobody’s way for long', async () => {
    const turns = turnsOf({ atOnce: 1, each: 1, longestMs: 20 });
    await turns.take('a');
    await turns.take('b');
  });
});

describe('turns of people and of programs', () => {
  const both = () => turnsOfBoth({ atOnce: 4, each: 4, longestMs: 60_000 }, { beside: 1 });
  const take = (count: number, from: { take: (caller: string) => Promise<() => void> }) =>
    Promise.all(Array.from({ length: count }, () => from.take('somebody')));

  it('never let a person wait for a program', async () => {
    const { people, programs } = both();
    await take(4, programs);
    await take(4, people);
  });

  it('let programs begin less while somebody is worked for', async () => {
    const { people, programs } = both();
    const endPerson = await people.take('person');
    await programs.take('script');
    let begun = 0;
    const waiting = take(3, {
      take: (caller) =>
        programs.take(caller).then((end) => {
          begun += 1;
          return end;
        }),
    });
    await settled();
    expect(begun).toBe(0);
    endPerson();
    await waiting;
  });

  it('let programs go on while people never cease to ask', async () => {
    const { people, programs } = both();
    await take(4, people);
    const end = await programs.take('script');
    const next = programs.take('another');
    end();
    await next;
  });
});

describe('reads and writes', () => {
  const reads = { waiting: 3, ms: 60_000 };
  const busy = async () => {
    const turns = turnsOf({ atOnce: 1, each: 1, longestMs: 60_000, reads });
    const done: string[] = [];
    let end = await turns.take('first');
    const ask = (caller: string, isRead: boolean) =>
      turns.take(caller, isRead).then((over) => {
        done.push(`${isRead ? 'read' : 'write'} of ${caller}`);
        end = over;
      });
    const finish = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        end();
        await settled();
      }
    };
    return { turns, done, ask, finish };
  };

  it('write first, whoever asks, and let a read in between', async () => {
    const { done, ask, finish } = await busy();
    const waiting = [ask('reader', true), ...Array.from({ length: 6 }, (_, n) => ask(`writer ${n}`, false))];
    await finish(7);
    await Promise.all(waiting);
    expect(done.indexOf('read of reader')).toBe(4);
    expect(done).toHaveLength(7);
  });

  it('send reads away before any write', async () => {
    const { done, ask, finish } = await busy();
    const [kept, sentAway, writes] = [3, 5, 50];
    const asked = Array.from({ length: kept + sentAway }, (_, n) => ask(`reader ${n}`, true));
    const written = Array.from({ length: writes }, (_, n) => ask(`writer ${n}`, false));
    const settledAll = Promise.allSettled(asked);
    await finish(kept + writes);
    await Promise.all(written);
    const outcomes = await settledAll;
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(sentAway);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Overloaded);
    expect(done).toHaveLength(kept + writes);
  });

  it('do not let a read wait for ever, and keep no place for it afterwards', async () => {
    const turns = turnsOf({ atOnce: 1, each: 1, longestMs: 60_000, reads: { waiting: 1, ms: 20 } });
    const end = await turns.take('first');
    await expect(turns.take('reader', true)).rejects.toBeInstanceOf(Overloaded);
    const next = turns.take('reader', true);
    end();
    (await next)();
  });
});

describe('seats', () => {
  it('are so many for each and in all, and some for everybody', () => {
    const seats = seatsOf({ each: 3, inAll: 4, assured: 1 });
    const kinds = ['a', 'a', 'a', 'a', 'b', 'b', 'c'].map((caller) => seats.take(caller).kind);
    expect(kinds).toEqual(['seat', 'seat', 'seat', 'enough', 'seat', 'full', 'seat']);
  });

  it('are free again once they are left', () => {
    const seats = seatsOf({ each: 1, inAll: 1, assured: 0 });
    const taken = seats.take('a');
    expect(seats.take('b').kind).toBe('full');
    if (taken.kind === 'seat') {
      taken.leave();
      taken.leave();
    }
    expect(seats.take('b').kind).toBe('seat');
    expect(seats.take('a').kind).toBe('full');
  });
});

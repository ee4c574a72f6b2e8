import type { BacklogLook } from '@marsad/db';
import { expect, it } from 'vitest';
import { openBacklog } from './backlog.js';

/** A backlog of a database that says what it is told to say, by a clock that goes when it is told to. */
function backlog(figures = 1_000, seconds = 30) {
  const says: { -readonly [Key in keyof BacklogLook]: BacklogLook[Key] } = {
    open: 0,
    left: 0,
    ever: 0,
    waitedSeconds: 0,
  };
  let looks = 0;
  let at = 0;
  const { room } = openBacklog(
    async () => {
      looks += 1;
      return { ...says };
    },
    { figures, seconds },
    () => at,
  );
  return {
    room,
    says,
    looks: () => looks,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

it('asks the database once a second, however many ask at once', async () => {
  const { room, looks, pass } = backlog();
  await Promise.all(Array.from({ length: 50 }, () => room('programs')));
  expect(looks()).toBe(1);
  pass(1_000);
  await room('programs');
  expect(looks()).toBe(2);
});

it('counts what it let in since it looked', async () => {
  const { room } = backlog(3);
  const answers = [];
  for (let n = 0; n < 4; n += 1) answers.push((await room('programs')).kind);
  expect(answers).toEqual(['room', 'room', 'room', 'full']);
});

it('keeps room for people where programs have to wait', async () => {
  const { room, says, pass } = backlog(1_000);
  says.open = 1_000;
  expect(await room('programs')).toMatchObject({ kind: 'full', waiting: 1_000 });
  expect(await room('people')).toEqual({ kind: 'room' });
  says.open = 2_000;
  pass(1_000);
  expect(await room('people')).toMatchObject({ kind: 'full', waiting: 2_000 });
});

it('refuses programs what would wait too long at the rate that was measured, and says when to come again', async () => {
  const { room, says, pass } = backlog(100_000);
  await room('programs');
  Object.assign(says, { ever: 5_000, left: 4_950, open: 4_950 });
  pass(1_000);
  // Fifty a second: those that wait take a hundred seconds.
  expect(await room('programs')).toMatchObject({ kind: 'full', seconds: 60 });
  expect(await room('people')).toEqual({ kind: 'room' });
  Object.assign(says, { left: 50, open: 50 });
  pass(1_000);
  expect(await room('programs')).toEqual({ kind: 'room' });
});

it('takes in a few where nothing is done, and not thousands', async () => {
  const { room, says, pass } = backlog();
  Object.assign(says, { ever: 100, left: 100, open: 100, waitedSeconds: 600 });
  await room('programs');
  pass(1_000);
  expect(await room('programs')).toEqual({ kind: 'room' });
  Object.assign(says, { left: 300, open: 300, ever: 300 });
  pass(1_000);
  expect(await room('programs')).toMatchObject({ kind: 'full', seconds: 10 });
});

import { expect, it } from 'vitest';
import { queueErrors } from './queue-errors.js';

it('says the same at most once a second, and how often it was, and what is another at once', () => {
  const said: unknown[] = [];
  let now = 0;
  const warn = (fields: object) => said.push([now, fields]);
  const tell = queueErrors({ warn, info: warn, error: warn }, () => now);
  const [full, away] = [new Error('MISCONF full'), new Error('away')];
  for (; now < 2_500; now += 10) tell(full);
  tell(away);
  now = 60_000;
  tell(full);
  tell(full);
  expect(said).toEqual([
    [0, { error: 'MISCONF full' }],
    [1_000, { error: 'MISCONF full', timesSince: 99 }],
    [2_000, { error: 'MISCONF full', timesSince: 99 }],
    [2_500, { error: 'away' }],
    [60_000, { error: 'MISCONF full', timesSince: 49 }],
  ]);
});

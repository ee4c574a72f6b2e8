import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { leaving } from './leaving.js';

it('gives a file piece by piece, to its end', async () => {
  const file = new PassThrough();
  file.write('one');
  setTimeout(() => file.end('two'), 5);
  expect(await new Response(leaving(file)).text()).toBe('onetwo');
});

it('breaks off as the file does', async () => {
  const file = new PassThrough();
  file.write('one');
  setTimeout(() => file.destroy(new Error('the database is gone')), 5);
  await expect(new Response(leaving(file)).text()).rejects.toThrow('the database is gone');
});

it('ends the file when its reader leaves, whatever of it is on the way by then', async () => {
  for (let at = 0; at < 100; at++) {
    const file = new PassThrough();
    file.on('error', () => {});
    const closed = once(file, 'close');
    for (let n = 0; n < 20; n++) file.write('x'.repeat(10_000));
    const reader = leaving(file).getReader();
    await reader.read();
    if (at % 2 === 0) void reader.read().catch(() => {});
    if (at % 3 === 0) await setImmediate();
    await reader.cancel();
    await closed;
  }
});

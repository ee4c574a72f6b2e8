import { expect, it } from 'vitest';
import { openBody } from './body.js';

const bytes = (text: string) => Buffer.from(text);
const nothing = () => {};

it('goes out as fast as its reader takes it', async () => {
  const { body, send, end } = openBody(nothing, nothing);
  const reader = body.getReader();
  let sent = 0;
  const sending = (async () => {
    for (const text of ['a', 'b', 'c']) {
      await send(bytes(text));
      sent += 1;
    }
    end();
  })();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toBeLessThan(2);
  const read: string[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    read.push(Buffer.from(piece.value).toString());
  await sending;
  expect(read).toEqual(['a', 'b', 'c']);
});

it('waits no longer for a reader who has left, and sends nothing after that', async () => {
  let left = 0;
  const { body, send, end } = openBody(() => {
    left += 1;
  }, nothing);
  const waiting = send(bytes('a'));
  await body.cancel();
  await waiting;
  await send(bytes('b'));
  end();
  end();
  expect(left).toBe(1);
});

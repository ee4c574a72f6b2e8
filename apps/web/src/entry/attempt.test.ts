import { expect, it } from 'vitest';
import { attemptFor, newKey } from './attempt.js';

function keysInOrder(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `key-${count}`;
  };
}

it('keeps the key while the content stays, however often it is sent', () => {
  const next = keysInOrder();
  const first = attemptFor(null, { value: '60-70' }, next);
  const again = attemptFor(first, { value: '60-70' }, next);
  expect(again).toBe(first);
});

it('takes a new key as soon as the content changes, and does not go back to an old one', () => {
  const next = keysInOrder();
  const first = attemptFor(null, { value: '60-70' }, next);
  const changed = attemptFor(first, { value: '60-71' }, next);
  const back = attemptFor(changed, { value: '60-70' }, next);
  expect([first.key, changed.key, back.key]).toEqual(['key-1', 'key-2', 'key-3']);
});

it('makes UUIDs of version 4', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newKey()).not.toBe(newKey());
});

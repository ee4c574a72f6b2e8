import { expect, it } from 'vitest';
import type { Message } from '../notify/alert.js';
import { receiverKinds } from '../notify/receiver-times.js';
import { addressesOf } from './bodies.js';
import { previewOf } from './preview.js';

const test: Message = { reason: 'test', groupKey: '{}', groupLabels: {}, alerts: [] };
const address = addressesOf(new URL('https://marsad.example/'));
const shown = { name: 'Desk', chat: '-1', topic: 'desk' };

it.each(receiverKinds)('of %s is what it would be sent', (kind) => {
  const { title, text, body } = previewOf({ ...shown, kind, language: 'ar' }, test, address, 0);
  const isRead = kind !== 'webhook' && kind !== 'alertmanager';
  expect([title, text === null]).toEqual([isRead ? 'مرصد: تجربة' : null, !isRead]);
  expect(body === null).toBe(kind === 'email');
  if (isRead) expect(text).not.toContain('This is a test');
  if (body !== null) expect(() => JSON.parse(body)).not.toThrow();
});

it('is in both languages where none is chosen', () => {
  const { title, text } = previewOf({ ...shown, kind: 'slack', language: null }, test, address, 0);
  expect(title).toBe('Marsad: test · مرصد: تجربة');
  expect(text).toContain('This is a test');
  expect(text).toContain('هذه تجربة');
});

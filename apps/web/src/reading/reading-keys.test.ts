import { expect, it } from 'vitest';
import { actOf, keyNames, readingActs } from './reading-keys.js';

const press = (key: string, code = '', shift = false, other = false) => actOf({ key, code, shift, other });

it.each([
  ['j', 'KeyJ', false, 'next'],
  ['ت', 'KeyJ', false, 'next'],
  ['ن', 'KeyK', false, 'previous'],
  ['ء', 'KeyX', false, 'dismiss'],
  ['ع', 'KeyU', false, 'undo'],
  ['؟', 'Slash', true, 'help'],
  ['Enter', 'Enter', false, 'accept'],
  ['Escape', 'Escape', false, 'leave'],
  ['X', 'KeyX', true, null],
  ['q', 'KeyQ', false, null],
  ['Tab', 'Tab', false, null],
] as const)('%s on %s means what it should', (key, code, shift, act) => {
  expect(press(key, code, shift)).toBe(act);
});

it('leaves to the browser what is pressed with Ctrl', () => {
  expect(press('x', 'KeyX', false, true)).toBeNull();
});

it('lists every act by its key', () => {
  for (const act of readingActs)
    expect(press(keyNames[act] === 'Esc' ? 'Escape' : keyNames[act]), act).toBe(act);
});

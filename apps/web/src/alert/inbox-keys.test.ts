import { expect, it } from 'vitest';
import { actOf, inboxActs, keyNames } from './inbox-keys.js';

const press = (key: string, code = '', shift = false, other = false) => actOf({ key, code, shift, other });

it.each([
  ['j', 'KeyJ', false, 'next'],
  ['k', 'KeyK', false, 'previous'],
  ['J', 'KeyJ', true, 'choose-next'],
  ['A', 'KeyA', true, 'choose-all'],
  ['a', 'KeyQ', false, 'acknowledge'],
  ['ت', 'KeyJ', false, 'next'],
  ['ش', 'KeyA', false, 'acknowledge'],
  ['لا', 'KeyB', false, null],
  ['؟', 'Slash', true, 'help'],
  ['?', 'Slash', true, 'help'],
  ['Enter', 'Enter', false, 'open'],
  ['Escape', 'Escape', false, 'leave'],
  ['Tab', 'Tab', false, null],
  ['ArrowDown', 'ArrowDown', false, null],
  ['q', 'KeyQ', false, null],
  ['T', 'KeyT', true, null],
] as const)('%s on %s means what it should', (key, code, shift, act) => {
  expect(press(key, code, shift)).toBe(act);
});

it('leaves to the browser what is pressed with Ctrl', () => {
  expect(press('a', 'KeyA', false, true)).toBeNull();
});

it('lists every act by its key', () => {
  for (const act of inboxActs) {
    const [, shift, key = ''] = /^(Shift\+)?(.+)$/.exec(keyNames[act]) ?? [];
    expect(press(key === 'Esc' ? 'Escape' : key, '', shift !== undefined), act).toBe(act);
  }
});

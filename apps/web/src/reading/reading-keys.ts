/** What keys do where a report is read. */
import { letterOf, type Press } from '../ui/letter-keys.js';

export const readingActs = [
  'next',
  'previous',
  'accept',
  'dismiss',
  'undo',
  'text',
  'help',
  'leave',
] as const;
export type ReadingAct = (typeof readingActs)[number];

/** As they are listed for people. */
export const keyNames: Readonly<Record<ReadingAct, string>> = {
  next: 'j',
  previous: 'k',
  accept: 'Enter',
  dismiss: 'x',
  undo: 'u',
  text: 't',
  help: '?',
  leave: 'Esc',
};

const letters: Readonly<Record<string, ReadingAct>> = {
  j: 'next',
  k: 'previous',
  x: 'dismiss',
  u: 'undo',
  t: 'text',
};
const signs: Readonly<Record<string, ReadingAct>> = {
  '?': 'help',
  '؟': 'help',
  Enter: 'accept',
  Escape: 'leave',
};

/** Null where the key means nothing here. */
export function actOf(press: Press): ReadingAct | null {
  if (press.other) return null;
  const sign = signs[press.key];
  if (sign !== undefined) return sign;
  const letter = letterOf(press);
  return letter === null || press.shift ? null : (letters[letter] ?? null);
}

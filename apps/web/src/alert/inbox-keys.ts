/** What keys do in the inbox. */
import { letterOf, type Press } from '../ui/letter-keys.js';

export const inboxActs = [
  'next',
  'previous',
  'choose',
  'choose-next',
  'choose-previous',
  'choose-all',
  'open',
  'acknowledge',
  'triage',
  'silence',
  'assign',
  'undo',
  'possible',
  'search',
  'help',
  'leave',
] as const;
export type InboxAct = (typeof inboxActs)[number];

/** As they are listed for people. */
export const keyNames: Readonly<Record<InboxAct, string>> = {
  next: 'j',
  previous: 'k',
  choose: 'x',
  'choose-next': 'Shift+J',
  'choose-previous': 'Shift+K',
  'choose-all': 'Shift+A',
  open: 'Enter',
  acknowledge: 'a',
  triage: 't',
  silence: 's',
  assign: 'p',
  undo: 'z',
  possible: 'o',
  search: '/',
  help: '?',
  leave: 'Esc',
};

const plain: Readonly<Record<string, InboxAct>> = {
  j: 'next',
  k: 'previous',
  x: 'choose',
  a: 'acknowledge',
  t: 'triage',
  s: 'silence',
  p: 'assign',
  z: 'undo',
  o: 'possible',
};
const shifted: Readonly<Record<string, InboxAct>> = {
  j: 'choose-next',
  k: 'choose-previous',
  a: 'choose-all',
};
const signs: Readonly<Record<string, InboxAct>> = {
  '/': 'search',
  '?': 'help',
  '؟': 'help',
  Enter: 'open',
  Escape: 'leave',
};

/** Null where the key means nothing here. */
export function actOf(press: Press): InboxAct | null {
  if (press.other) return null;
  const sign = signs[press.key];
  if (sign !== undefined) return sign;
  const letter = letterOf(press);
  return letter === null ? null : ((press.shift ? shifted : plain)[letter] ?? null);
}

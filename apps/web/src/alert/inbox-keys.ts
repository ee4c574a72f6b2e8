/** What keys do in the inbox. */

export interface Press {
  readonly key: string;
  /** Which key of the keyboard it is, such as KeyJ: of keyboards without Latin letters. */
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Command: then it is somebody else's. */
  readonly other: boolean;
}

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
export function actOf({ key, code, shift, other }: Press): InboxAct | null {
  if (other) return null;
  const sign = signs[key];
  if (sign !== undefined) return sign;
  const letter = letterOf(key, code);
  return letter === null ? null : ((shift ? shifted : plain)[letter] ?? null);
}

/** On a keyboard of another script the letter that lies there on a Latin one. */
function letterOf(key: string, code: string): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isLetter = /^\p{L}/u.test(key) && [...key].length <= 2;
  return isLetter ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null;
}

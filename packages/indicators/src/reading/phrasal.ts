/** Words of a rise or a fall that are of something else: "shot down 12 drones", "rounded up 30 men", "he added 3 had died". */
import type { Token } from './scan.js';
import { nothing } from './token.js';
import { set, stops } from './words.js';

/** Verbs that mean another thing with "down". "Closed down 5 per cent" is a fall. */
const withDown = set(
  'shot shoot shoots shooting gunned mowed hunted hunt burned burnt burn burning broke broken break breaking tore torn tear tearing',
  'pulled pulling knocked knocking took taken take takes taking tracked tracking brought bring brings bringing shut shuts shutting',
  'turned turns turning struck handed passed chopped laid lay cracked cracking calmed closed close closing',
);
/** And with "up". */
const withUp = set(
  'made make makes making set sets setting opened opens opening open took takes taking gave gives giving gave pick picked signed sign ended',
  'blew blow blown blows blowing rounded round rounding called calling calls dug digging lined held turned broke broken breaking',
  'bought buying beat beaten cleaned backed stood summed swept locked wrapped cooked divided split followed rounds bombed',
);
const share = /^(?:%|per ?cent|percent|points?)$/;

/** Whether a word of a rise or a fall is part of a verb that is of neither. */
export function isOtherThan(tokens: readonly Token[], at: number): boolean {
  const [verb, word] = [tokens[at - 1]?.folded ?? '', tokens[at]?.folded];
  if (word === 'up') return withUp.has(verb);
  return word === 'down' && withDown.has(verb) && !isOfShare(tokens, at);
}

function isOfShare(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 5).some(({ folded }) => share.test(folded));
}

const mostOfSubject = 7;
const carries =
  /^(?:bring|brings|bringing|brought|take|takes|taking|took|push|pushes|pushing|pushed|raise|raises|raising|raised)$/;

/** "Bringing the toll up to 67": to that, and no more is said. */
export function isBroughtUpTo(tokens: readonly Token[], hedge: number): boolean {
  if (tokens[hedge]?.folded !== 'up to' || stops.has(tokens[hedge - 1]?.folded ?? '')) return false;
  for (let at = hedge - 1; at >= Math.max(0, hedge - mostOfSubject); at--) {
    const { folded, isWord, kind } = tokens[at] ?? nothing;
    if (carries.test(folded)) return at < hedge - 1;
    if (!isWord || kind === 'digits' || /ing$/.test(folded)) return false;
  }
  return false;
}

const speaks = /^(?:added|adds|adding)$/;
/** What makes a clause of its own of a number and what it counts. */
const auxiliary = set('had has have was were is are will would could may might must did');

/** "It added three people had been held": what is added is said, and was not added. */
export function isReported(tokens: readonly Token[], from: number, to: number): boolean {
  let verb = from - 1;
  while (verb > from - 4 && tokens[verb]?.kind === 'hedge') verb -= 1;
  if (!speaks.test(tokens[verb]?.folded ?? '')) return false;
  for (let at = to; at < to + mostOfSubject; at++) {
    const { folded, isWord } = tokens[at] ?? nothing;
    if (auxiliary.has(folded)) return true;
    if (!isWord) return false;
  }
  return false;
}

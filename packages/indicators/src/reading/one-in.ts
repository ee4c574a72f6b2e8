/** "One child in three", "4 أسر من كل 10": a share, with what is counted between its two numbers. */
import type { Token } from './scan.js';
import { isNumber, nothing } from './token.js';
import { stops, usualWholes } from './words.js';

type Bar = (from: number, to: number) => void;

const mostWords = 3;
const every = /(?:every|each|كل)$/;

/** Whether from a number to another such a share stands that a form reads: one noun that it knows between. */
export function isShareOfNoun(tokens: readonly Token[], core: number, to: number): boolean {
  const noun = tokens[core + 1];
  if (!isNumber(tokens[core]) || noun?.kind !== 'unit' || noun.meant?.noun == null) return false;
  return core + 4 === to && isWholeAt(tokens, core + 3);
}

/** With other words between, neither of the two is a figure. */
export function barOneIn(tokens: readonly Token[], at: number, bar: Bar): void {
  if (!isWholeAt(tokens, at)) return;
  let first = at - 2;
  while (first > at - 2 - mostWords && isNoun(tokens[first])) first -= 1;
  const words = at - 2 - first;
  const isEvery = every.test(tokens[at - 1]?.folded ?? '');
  if (isNumber(tokens[first])) {
    if (words > 0 && !isShareOfNoun(tokens, first, at + 1)) {
      bar(first, first + 1);
      bar(at, at + 1);
    }
    // "طفل من كل خمسة": its one is in the noun.
  } else if (isEvery && words > 0) bar(at, at + 1);
}

function isNoun(token: Token | undefined): boolean {
  return token?.isWord === true && !isNumber(token) && !stops.has(token.folded);
}

/** "In three", and not "in three camps"; "out of every three families" says it whatever follows. */
function isWholeAt(tokens: readonly Token[], at: number): boolean {
  const [lead, whole, next] = [tokens[at - 1], tokens[at] ?? nothing, tokens[at + 1]];
  if (lead?.kind !== 'out-of' || !isNumber(whole)) return false;
  const size = whole.numeral?.value ?? (whole.meant?.digits ?? 0) * 10 ** (whole.meant?.exponent ?? 0);
  if (!usualWholes.has(size) || isNumber(next)) return false;
  if (every.test(lead.folded)) return true;
  return (
    /^(?:in|out of)$/.test(lead.folded) &&
    (!next?.isWord || goesOn.test(next.folded) || (stops.has(next.folded) && next.kind !== 'per'))
  );
}

const goesOn =
  /^(?:suffers?|faces?|lacks?|went|goes|eats?|attends?|cannot|depends?|relies|misses|dies|under|aged|who|does|of)$/;

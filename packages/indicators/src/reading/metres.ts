/** Whether the "m" behind a number is metres or millions. */
import type { Token } from './scan.js';
import { isCapital, isJoined, isMoney, isMoneySign } from './token.js';
import { set, stops } from './words.js';

const mostNear = 8;

/** Where the "m" of a stretch stands that is metres; -1 where there is none: "37m" of something are millions, as in a form. */
export function metresIn(tokens: readonly Token[], from: number, to: number): number {
  const last = tokens[to - 1];
  if (last?.folded !== 'm' || last.kind !== 'scale' || last.text === 'M') return -1;
  if (tokens.slice(from, to).some(isMoney)) return -1;
  const next = tokens[to];
  if (isWithin(tokens, from)) return to - 1;
  // "1.2m are children": many of something.
  if (next && /^(?:of|are|were|have|had|live|lived|remain|need)$/.test(next.folded)) return -1;
  const lead = tokens[from - 1];
  if (lead && isJoined(tokens[from]) && (isCapital(lead) || isMoneySign(lead))) return -1;
  const isCounting =
    next?.isWord && (next.kind === null || next.kind === 'unit') && !notCounted.test(next.folded);
  if (isCounting && !stops.has(next.folded)) return -1;
  return last.isSpaced || isOfLength(tokens, from, to) ? to - 1 : -1;
}

const notCounted =
  /^(?:long|wide|high|tall|deep|thick|away|apart|freestyle|sprint|race|in|x|(?:north|south)?(?:east|west)?(?:north|south)?|upstream|downstream)$/;

/** "Within 500m of the border" */
function isWithin(tokens: readonly Token[], from: number): boolean {
  return tokens[from]?.folded === 'within' || tokens[from - 1]?.folded === 'within';
}

const lengths: ReadonlySet<string> = new Set([
  ...['m', 'km', 'cm', 'mm', 'm2', 'm3', 'm/s', '[mi_i]', '[ft_i]', '[in_i]', '[yd_i]', '[nmi_i]'],
]);
const ofLength = set(
  'long wide high tall deep thick away apart length width height depth thickness distance distances altitude elevation',
  'radius diameter perimeter wall walls fence trench trenches berm tunnel tunnels ditch race sprint freestyle hurdles swim',
  'wave waves sea range waterline cliff cliffs summit peak tower level levels north south east west upstream downstream',
  'metres meters metre meter altitudes depths heights lengths elevations x',
);

/** Whether a length is spoken of near a number: a word of one, or another in a unit of its own. */
function isOfLength(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = Math.max(0, from - mostNear); at < Math.min(tokens.length, to + mostNear); at++) {
    const { folded, kind, meant } = tokens[at] ?? { folded: '', kind: null, meant: null };
    if (ofLength.has(folded)) return true;
    if (kind === 'unit' && (at < from || at >= to) && lengths.has(meant?.units[0] ?? '')) return true;
  }
  return false;
}

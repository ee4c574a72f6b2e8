/** Whether a figure is how much there is, or by how much that rose or fell. */
import type { Change } from './found.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { isDigits } from './token.js';
import { afterwards, changeNouns, softeners, stops, verbs } from './words.js';

const mostBefore = 5;

export function changeOf(tokens: readonly Token[], span: Span): Change {
  // "Rose from 60": a level.
  if (tokens[span.from]?.kind === 'from') return 'level';
  return signed(tokens, span) ?? behind(tokens, span) ?? before(tokens, span) ?? 'level';
}

/** "FTSE -0.6%", "Nasdaq +0.8%". */
function signed(tokens: readonly Token[], { from, unit, isNegative }: Span): Change | null {
  if (unit !== '%' && unit !== '{percentage point}' && unit !== '{basis point}') return null;
  if (tokens[from]?.kind === 'plus' || (tokens[from - 1]?.kind === 'plus' && isDigits(tokens[from])))
    return 'rise';
  return isNegative ? 'fall' : null;
}

/** "34 per cent higher", "a 5 per cent drop", "1,000 more than". */
function behind(tokens: readonly Token[], { to, unit }: Span): Change | null {
  if (unit !== null && timeUnits.has(unit)) return null;
  for (let at = to; at < to + 3; at++) {
    if (at > to && stops.has(tokens[at]?.folded ?? '')) return null;
    const word = tokens[at]?.folded ?? '';
    const next = tokens[at + 1]?.folded ?? '';
    const isThan = /^(?:more|less|fewer|greater|higher|lower) than$/.test(word);
    if (isThan) return /^(?:more|greater|higher)/.test(word) ? 'rise' : 'fall';
    if (/^(?:more|less|fewer|greater)$/.test(word)) {
      if (next !== 'than' && !(unit === '%' && next !== '')) return null;
      return word === 'more' || word === 'greater' ? 'rise' : 'fall';
    }
    if (afterwards.rise.has(word) && isOfChange(tokens, at)) return 'rise';
    if (afterwards.fall.has(word) && isOfChange(tokens, at)) return 'fall';
    if (tokens[at]?.kind !== 'unit' && tokens[at]?.kind !== 'per' && tokens[at]?.kind !== null) return null;
    if (!tokens[at]?.isWord) return null;
  }
  return null;
}

function isOfChange(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.folded !== 'cut' || tokens[at + 1]?.folded !== 'off';
}

/** "Rose by 5", "was up about 19 per cent", "an increase of 60,600", "انخفض بنسبة 20". "Rose to 60" is a level. */
function before(tokens: readonly Token[], { from, unit }: Span): Change | null {
  return unit !== null && timeUnits.has(unit) ? null : changeBefore(tokens, from);
}

const timeUnits: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a', '10.a']);

/** What a verb before a number says of it. */
export function changeBefore(tokens: readonly Token[], from: number): Change | null {
  for (let at = from - 1; at >= Math.max(0, from - mostBefore); at--) {
    const token = tokens[at];
    const word = token?.folded ?? '';
    if (word === 'of' || word === 'by') {
      const noun = tokens[at - 1]?.folded ?? '';
      if (changeNouns.rise.has(noun)) return 'rise';
      if (changeNouns.fall.has(noun)) return 'fall';
      return word === 'by' ? changeAcross(tokens, at) : null;
    }
    if (measured.has(word)) return changeAcross(tokens, at);
    if (verbs.rise.has(word) && !isUpTo(tokens, at, from)) return 'rise';
    if (verbs.fall.has(word)) return 'fall';
    if (word.startsWith('ب') && softeners.has(word)) continue;
    if (!softeners.has(word)) return null;
  }
  return null;
}

const measured = new Set(['بنسبه', 'بمقدار', 'بواقع']);
const mostAcross = 7;

/** "Attacks increased in Anbar by", "انخفضت الهجمات بنسبة": the verb, with what it is said of between. */
function changeAcross(tokens: readonly Token[], from: number): Change | null {
  for (let at = from - 1; at >= Math.max(0, from - mostAcross); at--) {
    const word = tokens[at]?.folded ?? '';
    if (verbs.rise.has(word)) return 'rise';
    if (verbs.fall.has(word)) return 'fall';
    if (tokens[at]?.kind === 'comma' || isDigits(tokens[at])) return null;
  }
  return null;
}

/** "Adds up to", "made up about". */
function isUpTo(tokens: readonly Token[], at: number, from: number): boolean {
  const word = tokens[at]?.folded ?? '';
  if (word !== 'up') return false;
  const verb = tokens[at - 1]?.folded ?? '';
  return (
    /^(?:made|make|makes|making|sets?|opened|opens?|took|takes?|gave|gives?|pick|picked|signed|ended)$/.test(
      verb,
    ) || at < from - 3
  );
}

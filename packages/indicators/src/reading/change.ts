/** Whether a figure is how much there is, or by how much that rose or fell. */
import type { Change } from './found.js';
import { isOtherThan, isReported } from './phrasal.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { isArabic, isCapital, isDigits, isJoined, isNumber } from './token.js';
import { afterwards, changeNouns, movedBy, softeners, stops, verbs } from './words.js';

const mostBefore = 5;

/** "وانخفضت", "فارتفع", "لترتفع": Arabic writes short words on to its verbs. */
const joinedVerb = /^(?:[وف](?=\p{L}{3})|ل(?=[يت]\p{L}{3}))/u;

const firstArabic = 0x600;

function saysOf(word: string): 'rise' | 'fall' | null {
  if (verbs.rise.has(word)) return 'rise';
  if (verbs.fall.has(word)) return 'fall';
  const bare = word.charCodeAt(0) < firstArabic ? word : word.replace(joinedVerb, '');
  return bare === word ? null : saysOf(bare);
}

export function changeOf(tokens: readonly Token[], span: Span): Change {
  // "زادت لتتجاوز 60": what it came to.
  if (/^ل[يت]/.test(tokens[span.from]?.folded ?? '')) return 'level';
  // "Rose from 60": a level.
  const isBy = /^(?:by|of)$/.test(tokens[span.from - 1]?.folded ?? '');
  if (tokens[span.from]?.kind === 'from' && !isBy) return 'level';
  return (
    signed(tokens, span) ??
    behind(tokens, span) ??
    before(tokens, span) ??
    afterSubject(tokens, span) ??
    'level'
  );
}

/** "FTSE -0.6%", "Nasdaq +0.8%". */
function signed(tokens: readonly Token[], { from, unit, isNegative }: Span): Change | null {
  if (unit !== '%' && !isPoints(unit)) return null;
  if (tokens[from]?.kind === 'plus' || (tokens[from - 1]?.kind === 'plus' && isDigits(tokens[from])))
    return 'rise';
  return isNegative ? 'fall' : null;
}

/** "20 % above the average"; "20 % below the poverty line" are a share of those counted. */
function comparedBehind(tokens: readonly Token[], at: number): Change | null {
  const behind = tokens.slice(at + 1, at + 5);
  if (behind.some(({ folded }) => /^(?:line|age|threshold|poverty|zero|sea)$/.test(folded))) return null;
  return tokens[at]?.folded === 'above' ? 'rise' : 'fall';
}

function isPoints(unit: string | null): boolean {
  return unit === '{percentage point}' || unit === '{basis point}';
}

/** "34 per cent higher", "a 5 per cent drop", "1,000 more than". */
function behind(tokens: readonly Token[], { to, unit }: Span): Change | null {
  if (isFewer(tokens, to)) return 'fall';
  if (unit !== null && timeUnits.has(unit)) return null;
  for (let at = to; at < to + 3; at++) {
    if (at > to && stops.has(tokens[at]?.folded ?? '')) return null;
    const word = tokens[at]?.folded ?? '';
    const next = tokens[at + 1]?.folded ?? '';
    const isShare = unit === '%' || isPoints(unit);
    if (isShare && at === to && /^(?:above|below)$/.test(word)) return comparedBehind(tokens, at);
    const isThan = /^(?:more|less|fewer|greater|higher|lower) than$/.test(word);
    if (isThan) return /^(?:more|greater|higher)/.test(word) ? 'rise' : 'fall';
    if (/^(?:more|less|fewer|greater)$/.test(word)) {
      const isSaid = next === 'than' || isPoints(unit) || unit === '%' || isThanBehind(tokens, at + 1);
      if (!isSaid) return null;
      return word === 'more' || word === 'greater' ? 'rise' : 'fall';
    }
    if (afterwards.rise.has(word) && isOfChange(tokens, at)) return 'rise';
    if (afterwards.fall.has(word) && isOfChange(tokens, at)) return 'fall';
    if (tokens[at]?.kind !== 'unit' && tokens[at]?.kind !== 'per' && tokens[at]?.kind !== null) return null;
    if (!tokens[at]?.isWord) return null;
  }
  return null;
}

/** "40 fewer teachers", "40 less trucks", "$5 million less.": less than there were, whatever that was. */
function isFewer(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at]?.folded, tokens[at + 1]];
  if (word !== 'less') return word === 'fewer';
  return next === undefined || /^[.,;:]$/.test(next.text) || (next.isWord && !stops.has(next.folded));
}

/** "10 more attacks than in 2019"; "three more people" are three. */
function isThanBehind(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + mostBefore; at++) {
    if (tokens[at]?.folded === 'than') return at > from;
    if (!tokens[at]?.isWord || isNumber(tokens[at])) return false;
  }
  return false;
}

function isOfChange(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.folded !== 'cut' || tokens[at + 1]?.folded !== 'off';
}

/** "Rose by 5", "was up about 19 per cent", "an increase of 60,600", "انخفض بنسبة 20". "Rose to 60" is a level. */
function before(tokens: readonly Token[], { from, to, unit }: Span): Change | null {
  const isTime = unit !== null && timeUnits.has(unit);
  if (isTime && !isBySo(tokens, from)) return null;
  if (isCutInHalf(tokens, from)) return 'fall';
  const isShare = unit === '%' || isPoints(unit);
  const change = isOff(tokens, from, unit) ? 'fall' : changeBefore(tokens, from, isShare);
  // "He added three people had been held"
  if (change === 'rise' && isReported(tokens, from, to)) return null;
  const hedge = tokens[from]?.folded ?? '';
  return (change === 'fall' && low.test(hedge)) || (change === 'rise' && high.test(hedge)) ? null : change;
}

/** "Cut by 3 hours"; "rose 3 hours later" is a time. */
function isBySo(tokens: readonly Token[], from: number): boolean {
  let at = from - 1;
  while (
    at > from - mostBefore &&
    /^(?:a|an|about|further|another|additional|some)$/.test(tokens[at]?.folded ?? '')
  )
    at -= 1;
  return /^(?:by|ب|بنسبه|بمقدار|بواقع)$/.test(tokens[at]?.folded ?? '');
}

/** "Was cut in half". */
function isCutInHalf(tokens: readonly Token[], from: number): boolean {
  if (tokens[from]?.folded !== 'half' || tokens[from - 1]?.folded !== 'in') return false;
  return (
    verbs.fall.has(tokens[from - 2]?.folded ?? '') ||
    /^(?:slashed|halved)$/.test(tokens[from - 2]?.folded ?? '')
  );
}

/** "Shares are off 3 per cent". */
function isOff(tokens: readonly Token[], from: number, unit: string | null): boolean {
  if (tokens[from - 1]?.folded !== 'off' || (unit !== '%' && !isPoints(unit))) return false;
  return /^(?:is|are|was|were|closed|ended|finished)$/.test(tokens[from - 2]?.folded ?? '');
}

const timeUnits: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a', '10.a']);

/** "Fell below 60", "ارتفع فوق 60": where it stands now, not by how much it moved. "Rose under 4 %" is a rise. */
const low =
  /^(?:well |far |just |slightly |a little )?(?:below|under|short of|south of)$|^(?:ما )?(?:دون|تحت)(?: |$)/;
const high = /^(?:well |far |just |slightly |a little )?(?:above|north of)$|^(?:ما )?فوق(?: |$)/;

/** What a verb before a number says of it. `isShare`: per cent, which the verb may stand further from. */
export function changeBefore(tokens: readonly Token[], from: number, isShare = false): Change | null {
  for (let at = from - 1; at >= Math.max(0, from - mostBefore); at--) {
    const token = tokens[at];
    const word = token?.folded ?? '';
    if (word === 'of' || word === 'of a' || word === 'by') {
      const noun = tokens[at - 1]?.folded ?? '';
      if (changeNouns.rise.has(noun)) return 'rise';
      if (changeNouns.fall.has(noun)) return 'fall';
      return word === 'by' ? changeAcross(tokens, at, isShare) : null;
    }
    if (measured.has(word)) return comparedBefore(tokens, at) ?? changeAcross(tokens, at);
    const said = saysOf(word);
    if (said !== null && !isUpTo(tokens, at, from) && !isOtherThan(tokens, at)) return said;
    if (said === 'fall') return null;
    // "أقل بـ15%"
    if (word === 'ب' && comparedBefore(tokens, at) !== null) return comparedBefore(tokens, at);
    if (word.startsWith('ب') && softeners.has(word)) continue;
    if (word === 'on' && tokens[at + 1]?.folded === 'average') continue;
    // "By a further 5"
    if (/^an?$/.test(word) && /^(?:further|additional|extra)$/.test(tokens[at + 1]?.folded ?? '')) continue;
    // "Up Rs500m": money that no list has.
    if (at === from - 1 && token && isCapital(token) && token.isWord && isJoined(tokens[from])) continue;
    // "By a dramatic 33 per cent"
    if (at === from - 1 && token?.kind === null) {
      const [by, article] = [tokens[at - 2]?.folded ?? '', tokens[at - 1]?.folded ?? ''];
      if (article === 'of a') continue;
      if (/^(?:by|of)$/.test(by) && /^an?$/.test(article)) {
        at -= 1;
        continue;
      }
    }
    if (!softeners.has(word)) return null;
  }
  return null;
}

const measured = new Set(['بنسبه', 'بمقدار', 'بواقع']);
const mostAcross = 7;
const mostAcrossShare = 12;
const mostOfSubject = 6;
const endsSubject =
  /^(?:ال[يى]|من|عل[يى]|عن|بين|و|الذي|التي|ان|انها|[يت]?قدرت?|بلغت?|[يت]بلغ|بعد|قبل|منذ|مع|حيث|اذ|فيما|بينما|مما)$/;

/** Arabic says of what between: "تراجعت الأسعار بأكثر من 5", and of shares "ارتفعت الأسعار 5 في المئة". */
function afterSubject(tokens: readonly Token[], { from, to, unit }: Span): Change | null {
  const [before, first] = [tokens[from - 1], tokens[from]];
  const isBy = before?.folded === 'ب' || (first?.kind === 'hedge' && /^ب/.test(first.folded));
  // "هبط المؤشر 45 نقطة"
  const isOfIndex = /^(?:نقطه|نقاط|نقط)$/.test(tokens[to]?.folded ?? '');
  if (!isBy && unit !== '%' && !isOfIndex) return null;
  for (let at = before?.folded === 'ب' ? from - 2 : from - 1; at >= Math.max(0, from - mostOfSubject); at--) {
    const token = tokens[at];
    if (!token?.isWord || isNumber(token) || !isArabic(token) || endsSubject.test(token.folded)) return null;
    const said = saysOf(token.folded) ?? (unit === '%' && lost.test(token.folded) ? 'fall' : null);
    if (said !== null) return said;
  }
  return null;
}

/** "فقدت الليرة 2 في المئة": who lost 300 people is another matter. */
const lost = /^[وف]?فقدت?$/;

const compared = { rise: /^(?:اكثر|اعلي|ازيد|اكبر)$/, fall: /^(?:اقل|ادني|اصغر|اخفض)$/ };

/** "أقل بنسبة 20 في المئة" */
function comparedBefore(tokens: readonly Token[], at: number): Change | null {
  const word = tokens[at - 1]?.folded ?? '';
  if (compared.rise.test(word)) return 'rise';
  return compared.fall.test(word) ? 'fall' : null;
}

/** "Attacks increased in Anbar by", "انخفضت الهجمات بنسبة": the verb, with what it is said of between. */
export function changeAcross(tokens: readonly Token[], from: number, isShare = false): Change | null {
  const isBy = tokens[from]?.folded === 'by';
  // "Fell for a third month, by 4 per cent"
  const last = isBy && tokens[from - 1]?.text === ',' ? from - 2 : from - 1;
  const most = isShare ? mostAcrossShare : mostAcross;
  for (let at = last; at >= Math.max(0, from - most); at--) {
    const word = tokens[at]?.folded ?? '';
    const said = saysOf(word);
    if (said !== null && !isOtherThan(tokens, at)) return said;
    if (isBy && movedBy.rise.has(word)) return 'rise';
    if (isBy && movedBy.fall.has(word)) return 'fall';
    if (tokens[at]?.kind === 'comma' || (isDigits(tokens[at]) && !isOfYear(tokens, at))) return null;
  }
  return null;
}

/** "Lowered the forecast for 2019-20 by". */
function isOfYear(tokens: readonly Token[], at: number): boolean {
  const [token, dash] = [tokens[at]?.text ?? '', tokens[at - 1]?.text ?? ''];
  if (year.test(token)) return true;
  return /^\d\d$/.test(token) && /^[-–/]$/.test(dash) && year.test(tokens[at - 2]?.text ?? '');
}

const year = /^(?:19|20)\d\d$/;

/** "Adds up to", "made up about". */
function isUpTo(tokens: readonly Token[], at: number, from: number): boolean {
  const word = tokens[at]?.folded ?? '';
  if (word !== 'up') return false;
  return at < from - 3;
}

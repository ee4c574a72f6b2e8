/** A bound that its sentence denies further away: "no evidence that more than 500 came", "unlikely that it exceeds 500". */
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import { readAs, type Sentence, type Span } from './spans.js';
import { isArabic, isDenial, isJoined, isNumber } from './token.js';
import { set } from './words.js';

const mostBefore = 9;

/** How a denial is said again right before the number. */
type Denial = 'certain' | 'likely' | 'open';
const sayings: Readonly<
  Record<Denial, Readonly<Record<'more' | 'less', readonly [en: string, ar: string]>>>
> = {
  certain: { more: ['not more than', 'ليس أكثر من'], less: ['not less than', 'ليس أقل من'] },
  likely: {
    more: ['unlikely to be more than', 'من غير المرجح أن يتجاوز'],
    less: ['unlikely to be less than', 'من غير المرجح أن يقل عن'],
  },
  open: { more: ['may be more than', 'ربما أكثر من'], less: ['perhaps', 'ربما'] },
};

/** What is not held to be so is unlikely: "do not expect it to exceed", "لا نعتقد أن", "من غير المرجح أن". */
const beliefs =
  /^(?:(?:expect|believe|think|anticipate|foresee|envisage|suggest|indicate|project|forecast)(?:ed)?|believed|anticipated|envisaged|thought|likely|[يتن]?(?:توقع|عتقد|رجح|ظن|حتمل)(?:ون|وا)?|ال(?:متوقع|مرجح|محتمل))$/;
const proofs =
  /^(?:evidence|proofs?|signs?|indications?|suggestion|reason|chance|likelihood|prospect|دليل|ادله|مؤشر|مؤشرات|اثبات|احتمال)$/;
const doubts =
  /^(?:unlikely|doubtful|improbable|implausible|doubts?|doubted|[يتن]شك|[يتن]شكك|شككت?|(?:ال)?مستبعد|[يتن]?ستبعد)$/;
const nothings =
  /^(?:no|not|never|cannot|none|nobody|no one|neither|nor|little|scant|without|any|lack|انعدام|عدم|[وف]?(?:لا|لم|لن|ليس|ليست)|غير|اي|بلا)$|^لا [يت]وجد$/;
const rarely = /^(?:rarely|seldom|hardly|scarcely|قلما|نادرا)$/;
const modals = /^(?:should|may|might|ought|shouldn|mightn|needn)$/;

/** What leaves both open: "does not always exceed". */
const opens = /^(?:always|necessarily|usually|typically|normally|invariably|دائما|بالضروره)$/;

/** What may stand between a denial and what it denies for certain. */
const glue = set(
  'be been being is are was were to have has had having ever yet so far even also still then reported',
  'number numbers numbered total totals totalled hold holds held contain contains cost costs last lasts lasted amount count',
  'rise risen rises rose go gone goes went climb climbed grow grown grew increase fall fallen fell drop dropped dip sink decline come get',
  'receive received by of a an the these those camp camps it they he she',
);
/** Behind these the number is of something else: "not eaten for more than 3 days". */
const apart = set(
  'for in since after within with during from at on because until than the these those only just merely as among between',
  'who whom which whose when while if whether unless although though before but say says said',
  'في منذ من بعد قبل خلال لدي بسبب بين الذي التي الذين اللواتي بينما لكن عندما اذا حتي مع',
);
const clauses = set(
  'who whom whose which because while when until unless if whether although though after before since only just merely but',
  'الذي التي الذين اللواتي لان بينما لكن عندما حتي اذا بعد قبل منذ',
);
const verbalHedge = /^(?:exceed|surpass|top|pass)|^(?:[وف]?[يت])?(?:تجاوز|فوق|تعدي?|تخطي?|زيد|قل|زد|ربو)/;
const mostOfNot = 4;
/** What is unlikely of all that follows; "should not" and "rarely" are so of their verb only. */
const improbable = /^(?:unlikely|not expected|من غير المرجح|لا يتوقع)/;
const mostOfExact = 5;
/** Of a known number something is unlikely. */
const known = /^(?:the|these|those|all|both|other|of|to|and|or|from|than)$/;

/** The figure with its bound the other way round; itself where nothing denies it. */
export function denied({ text, tokens }: Sentence, figure: FoundFigure, span: Span): FoundFigure {
  const { qualifier } = figure.quantity;
  if (qualifier !== 'more-than' && qualifier !== 'less-than' && qualifier !== 'exact') return figure;
  const at = boundAt(tokens, figure, span);
  const bound = tokens[at];
  if (bound === undefined || apart.has(tokens[at - 1]?.folded ?? '')) return figure;
  const found = denialBefore(tokens, at);
  if (found === null || (qualifier === 'exact' && !isUnlikely(tokens, found, at))) return figure;
  const isInside = bound.kind === 'hedge' && bound.start >= figure.start;
  const words = text.slice(isInside ? bound.end : figure.start, figure.end).trim();
  const [english, arabic] = sayings[found.denial][qualifier === 'less-than' ? 'less' : 'more'];
  const read = readAs(`${isArabic(bound) ? arabic : english} ${words}`, span);
  const { start, end } = found.token;
  return read === null ? figure : { ...figure, quantity: read.quantity, hedge: { start, end } };
}

/** "It is unlikely that 500 came": fewer did. */
function isUnlikely(tokens: readonly Token[], { token, denial, isOfAll }: Found, at: number): boolean {
  const isNear = tokens.slice(Math.max(0, at - mostOfExact), at).includes(token);
  return isOfAll && denial === 'likely' && isNear && !known.test(tokens[at - 1]?.folded ?? '');
}

/** Where the hedge of a figure stands; its first token where it has none. */
function boundAt(tokens: readonly Token[], { hedge }: FoundFigure, { from, to }: Span): number {
  if (hedge !== undefined) {
    let at = from - 1;
    while (at >= 0 && (tokens[at]?.start ?? 0) > hedge.start) at -= 1;
    return at;
  }
  for (let at = from; at < to; at++) if (tokens[at]?.kind === 'hedge') return at;
  return from;
}

interface Found {
  readonly token: Token;
  readonly denial: Denial;
  /** Whether it is of all that is said behind it: "unlikely that". */
  readonly isOfAll: boolean;
}

function denialBefore(tokens: readonly Token[], bound: number): Found | null {
  let isBelief = false;
  let isProof = false;
  for (let at = bound - 1; at >= Math.max(0, bound - mostBefore); at--) {
    const short = shortNot(tokens, at);
    const token = short ?? tokens[at];
    if (!token?.isWord || isNumber(token) || token.kind === 'and' || clauses.has(token.folded)) return null;
    const { folded } = token;
    const isNothing = short !== null || token.kind === 'never' || nothings.test(folded);
    if (doubts.test(folded) || improbable.test(folded))
      return isDoubted(tokens, at) ? { token, denial: 'likely', isOfAll: true } : null;
    if (isNothing && (isBelief || isProof)) return { token, denial: 'likely', isOfAll: isBelief };
    if (isNothing || isDenial(token) || rarely.test(folded) || isThatNot(tokens, at))
      return outright(token, tokens[at - 1], tokens.slice(at + 1, bound), tokens[bound] ?? token);
    isBelief ||= beliefs.test(folded);
    isProof ||= proofs.test(folded);
  }
  return null;
}

/** "Doesn't", which is three tokens. */
function shortNot(tokens: readonly Token[], at: number): Token | null {
  const [verb, mark, t] = tokens.slice(Math.max(0, at - 2), at + 1);
  if (t?.folded !== 't' || !/^['’]$/.test(mark?.text ?? '') || !verb?.folded.endsWith('n')) return null;
  return isJoined(t) && isJoined(mark) ? { ...verb, end: t.end } : null;
}

/** "ينبغي ألا", "على ألا", "دون أن"; "إلا" is spelled as the first is. */
function isThatNot(tokens: readonly Token[], at: number): boolean {
  const [before, here, next] = [tokens[at - 1], tokens[at], tokens[at + 1]].map(
    (token) => token?.folded ?? '',
  );
  return here === 'الا'
    ? /^(?:[يت]?(?:نبغي|جب|فترض)|علي)$/.test(before ?? '')
    : /^دون$/.test(here ?? '') && next === 'ان';
}

/** "No doubt that more than 500". */
function isDoubted(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.kind !== 'never' && !nothings.test(before?.folded ?? '');
}

/** "Did not rise above 500", "none of the camps holds more than 500", "لم يكن عددهم أكثر من 500". */
function outright(
  token: Token,
  lead: Token | undefined,
  between: readonly Token[],
  bound: Token,
): Found | null {
  const { folded, kind } = token;
  const isModal = modals.test(lead?.folded ?? '') || modals.test(folded);
  const isLikely = kind === 'unlikely' || rarely.test(folded) || isModal;
  const isOpen = between.some((word) => opens.test(word.folded));
  const found = (denial: Denial): Found => ({ token, denial: isOpen ? 'open' : denial, isOfAll: false });
  if (isArabic(token))
    return isOfBeing(token, between) ? found(isLikely || folded === 'الا' ? 'likely' : 'certain') : null;
  const isGlue = between.every((word) => glue.has(word.folded) || opens.test(word.folded));
  const isOfNone = /^(?:no|none|nobody|no one|neither|nor)$/.test(folded);
  const isAmount =
    verbalHedge.test(bound.folded) || (between.length > 1 && glue.has(between.at(-1)?.folded ?? ''));
  if (isOfNone ? !isAmount : !isGlue || /^(?:little|scant|any|lack)$/.test(folded)) return null;
  return found(isLikely ? 'likely' : 'certain');
}

/** "لم يكن", "لن يكون عددهم", "لم يسبق أن", "دون أن": with little between it and its bound. */
function isOfBeing({ folded, kind }: Token, between: readonly Token[]): boolean {
  if (between.length > mostOfNot) return false;
  const [first, ...more] = between.map((word) => word.folded);
  const isThat = /^[وف]?(?:دون|الا)$/.test(folded) || kind === 'unlikely' || rarely.test(folded);
  const isOf = isThat || folded.endsWith('ليس') || /^(?:[يت]كن|[يت]كون|[يت]سبق|[يت]مكن)$/.test(first ?? '');
  const isPlain = !between.some((word) => apart.has(word.folded)) && !more.slice(1).includes('ان');
  return isOf && isPlain;
}

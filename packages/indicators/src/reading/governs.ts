/**
 * Which of the periods, or places, of a sentence a figure is of. "In 2019, 500 attacks, up from 400 in 2018": each is of its
 * own year, whichever is said nearer.
 */
import type { Stretch } from './found.js';
import type { Token } from './scan.js';
import { isDigits, isNumber, nothing } from './token.js';
import { changeNouns, set, verbs } from './words.js';

/** From one token to before another. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** What is held against what: nothing behind such a word is of what stands before it. */
const comparing = set(
  'compared comparison against versus vs than unlike whereas مقارنه مقارنا قياسا مقابل بدلا بخلاف خلافا عكس',
);
/** What may stand between such a word and the period that it holds a figure against: "than in the same period of 2021". */
const compared = set(
  'with to of in all the that those as same corresponding period month year quarter half time week during for',
  'مع ب من في بما عليه كان عام العام لعام سنه الفتره المده الشهر الربع النصف نفسها ذاتها نفسه ذاته',
);
/** "عن الفترة نفسها من عام 2021": that, and no report about it. */
const sameOnes = set('نفسها ذاتها نفسه ذاته');
/** "Double the number recorded in 2019": held against that one, and no more than that. */
const multiples = set('double twice triple ضعف ضعفي ضعفا اضعاف');
const recorded = set('recorded registered seen number figure الرقم العدد المسجل المسجله');
const mostCompared = 8;
/** "Up from 400", "down from". */
const leaving = set('from من');
const joining = set('and but while whereas meanwhile و بينما فيما لكن وفي');
/** What leads up to a period or a place, and is part of it. */
const leading = set('in during throughout inside within across near around the في ففي خلال داخل');

/** More than any number of figures and clauses between costs. */
const barrier = 1_000;

/** Counts of what stands before each token, so that what lies between two is a difference. */
export class Between {
  readonly #figures: Uint16Array;
  readonly #clauses: Uint16Array;
  readonly #comparisons: Uint16Array;
  readonly #steps: Uint16Array;
  readonly #breaks: Uint16Array;

  constructor(
    private readonly tokens: readonly Token[],
    figures: readonly Run[],
  ) {
    const starts = new Set(figures.map(({ from }) => from));
    const count = (is: (at: number) => boolean) => {
      const before = new Uint16Array(tokens.length + 1);
      for (let at = 0; at < tokens.length; at++) before[at + 1] = (before[at] ?? 0) + Number(is(at));
      return before;
    };
    this.#figures = count((at) => starts.has(at));
    this.#clauses = count((at) => isClause(tokens[at]));
    this.#comparisons = count((at) => isComparing(tokens, at) && !isOfPeriodAlone(tokens, at));
    this.#steps = count((at) => starts.has(at + 1) && isStep(tokens, at));
    this.#breaks = count((at) => isBreak(tokens, at));
  }

  /** What speaks against a figure's being of what is said at a run. */
  cost(said: Run, figure: Run): number {
    if (this.isHeldAgainst(said)) return barrier;
    const [from, to] = said.from >= figure.to ? [figure.to, said.from] : [said.to, figure.from];
    const between = (counted: Uint16Array) => Math.max(0, (counted[to] ?? 0) - (counted[from] ?? 0));
    const ahead = this.ahead(said);
    const isBehind = said.from >= figure.to;
    if (isBehind && (ahead === 'joined' || (ahead === 'apart' && this.#isFollowed(said)))) return barrier;
    // "In 2020 attacks fell from 70 to 60": what they fell to is of that year, and what they fell from is not.
    const isReached = ahead !== null && this.tokens[figure.from - 1]?.kind === 'to';
    const steps = isReached ? 0 : between(this.#steps);
    const clauses = ahead === null ? between(this.#clauses) : 0;
    return barrier * (between(this.#comparisons) + steps) + between(this.#figures) + clauses;
  }

  /** "…, and in 2020 the toll was": it begins the sentence or a clause, and is of what follows. */
  ahead({ from }: Run): 'first' | 'joined' | 'apart' | null {
    let at = from - 1;
    while (at >= 0 && leading.has(this.tokens[at]?.folded ?? '')) at -= 1;
    const token = this.tokens[at];
    if (token === undefined) return 'first';
    if (joining.has(token.folded)) return 'joined';
    return isClause(token) ? 'apart' : null;
  }

  /** A place behind another figure that something else was said of: "500 live there, following the departure of 40 to camps in Anbar". */
  isElsewhere(place: Run, figure: Run): boolean {
    if (place.from < figure.to) return false;
    const between = (counted: Uint16Array) => (counted[place.from] ?? 0) - (counted[figure.to] ?? 0);
    return between(this.#figures) > 0 && between(this.#breaks) > 0;
  }

  /** Whether a comparison is with the period alone. */
  isHeldAgainst(said: Run): boolean {
    return isHeldAgainst(this.tokens, said);
  }

  #isFollowed({ to }: Run): boolean {
    return (this.#figures.at(-1) ?? 0) > (this.#figures[to] ?? 0);
  }
}

function isComparing(tokens: readonly Token[], at: number): boolean {
  const { folded } = tokens[at] ?? nothing;
  // "8 per cent fewer than in 2021": no hedge there.
  if (folded.endsWith(' than')) return !isNumber(tokens[at + 1]);
  // "Attacks against civilians in 2022" are of 2022; "60 in 2022 against 40 in 2021" are held against each other.
  if (folded === 'against') return isHeld(tokens, at + 1);
  // "An increase over the same period in 2023"
  if (/^(?:over|on|from)$/.test(folded)) return isChangeOn(tokens, at);
  if (folded === 'similar') return tokens[at + 1]?.folded === 'to';
  if (folded === 'عن') return tokens.slice(at + 1, at + 3).some((next) => sameOnes.has(next.folded));
  return comparing.has(folded);
}

function isHeld(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return isNumber(token) || token?.kind === 'hedge' || isDigits(token) || compared.has(token?.folded ?? '');
}

function isChangeOn(tokens: readonly Token[], at: number): boolean {
  const [change, the, same] = [tokens[at - 1]?.folded ?? '', tokens[at + 1]?.folded, tokens[at + 2]?.folded];
  if (the !== 'the' || !/^(?:same|corresponding)$/.test(same ?? '')) return false;
  return (
    changeNouns.rise.has(change) || changeNouns.fall.has(change) || /^(?:up|down|higher|lower)$/.test(change)
  );
}

/** "In March 2019, unlike 2018, 40 were held": it is over before the figure. */
function isOfPeriodAlone(tokens: readonly Token[], comparison: number): boolean {
  let at = comparison + 1;
  while (at < comparison + mostCompared && compared.has(tokens[at]?.folded ?? '')) at += 1;
  const first = at;
  while (isDigits(tokens[at]) || tokens[at]?.inPeriod?.kind === 'month') at += 1;
  return at > first && tokens[at]?.kind === 'comma';
}

/** Whether a comparison is with the period alone, and no figure is of it: "compared with 2021, 100 died". "Unlike in 2020, when 60 died": that is. */
function isHeldAgainst(tokens: readonly Token[], { from, to }: Run): boolean {
  const behind = tokens[to]?.kind === 'comma' ? tokens[to + 1] : tokens[to];
  if (/^(?:when|حين|عندما|اذ)$/.test(behind?.folded ?? '')) return false;
  for (let at = from - 1; at >= 0 && at >= from - mostCompared; at--) {
    const word = (tokens[at]?.folded ?? '').replace(/^[بل](?=ال)/, '');
    if (isComparing(tokens, at) || multiples.has(word)) return true;
    if (!compared.has(word) && !recorded.has(word)) return false;
  }
  return false;
}

const isClause = (token: Token | undefined) =>
  token !== undefined && (/^[,;:،؛—–(]$/.test(token.text) || joining.has(token.folded));

const harming = /^(?:killing|wounding|injuring|displacing|including|leaving)$/;

/** A semicolon, a dash, or a comma with what followed: "…, representing", "…, following". */
function isBreak(tokens: readonly Token[], at: number): boolean {
  const { text, isSpaced } = tokens[at] ?? nothing;
  if (/^[;؛]$/.test(text) || (/^[-–—]$/.test(text) && isSpaced && tokens[at + 1]?.isSpaced === true))
    return true;
  const next = tokens[at + 1]?.folded ?? '';
  return text === ',' && /^[a-z]{3,}ing$/.test(next) && !harming.test(next);
}

/** What leads from one figure to another: "up from 400", "to 500". */
function isStep(tokens: readonly Token[], at: number): boolean {
  const { kind, folded } = tokens[at] ?? nothing;
  if (kind === 'to') return true;
  const before = tokens[at - 1]?.folded ?? '';
  const isMoving = before === 'up' || before === 'down' || verbs.rise.has(before) || verbs.fall.has(before);
  return isMoving && leaving.has(folded);
}

/** The one that least speaks against, the nearest of several; null where it can be none. */
export function governing<S extends Stretch & { readonly at: Run }>(
  said: readonly S[],
  figure: Stretch & { readonly at: Run },
  between: Between,
): S | null {
  const distance = ({ start, end }: Stretch) =>
    start >= figure.end ? start - figure.end : Math.max(0, figure.start - end);
  let found: { readonly one: S; readonly cost: number } | null = null;
  for (const one of said) {
    const cost = between.cost(one.at, figure.at);
    if (cost >= barrier) continue;
    if (found === null || cost < found.cost || (cost === found.cost && distance(one) < distance(found.one)))
      found = { one, cost };
  }
  return found?.one ?? null;
}

/** "Deaths: 40", "عدد القتلى: 40": what is counted stands before its number, and a colon between. */
import type { FoundFigure } from './found.js';
import { labelFrom } from './next-label.js';
import type { Token } from './scan.js';
import { type Span, unitsOf } from './spans.js';
import { isArabic, isNumber, nothing } from './token.js';
import { stops, verbs } from './words.js';

const mostWords = 8;
const leads =
  /^(?:the|total|number|numbers|of|count|overall|estimated|daily|weekly|monthly|annual|yearly|عدد|العدد|اجمالي|الاجمالي|مجموع|المجموع)$/;

const mostBetween = 6;
const amounts =
  /^(?:numbered|number|numbers|totalled|totaled|reached|stood|stands|hit|topped|exceeded|surpassed|averaged|averaging|peaked)$/;
const between =
  /^(?:to|from|at|by|had|has|have|were|was|are|is|being|been|estimated|put|only|just|now|then|nearly|about|around|some|sharply|steadily|in|of|all|total)$/;

/** "Refugees numbered 12,000", "attacks fell to 60": what stands before the verb is what is counted. */
export function subjectOf(tokens: readonly Token[], figure: FoundFigure, { from }: Span): FoundFigure | null {
  if (figure.unit !== null || figure.counted !== null) return null;
  const subject = arabicSubject(tokens, from);
  if (subject !== null)
    return { ...figure, unit: unitsOf(subject)[0] ?? null, unitText: subject.text, counted: subject.text };
  const first = tokens[from]?.folded ?? '';
  let isSaid = amounts.test(first) || / number$/.test(first);
  for (let at = from - 1; at >= Math.max(0, from - mostBetween); at--) {
    const token = tokens[at];
    const folded = token?.folded ?? '';
    if (isSaid && token?.kind === 'unit') {
      const code = codeOfNoun(tokens, at);
      if (!code?.startsWith('{')) return null;
      return { ...figure, unit: code, unitText: token.text, counted: token.text };
    }
    if (amounts.test(folded) || verbs.rise.has(folded) || verbs.fall.has(folded)) isSaid = true;
    else if (!between.test(folded)) return null;
  }
  return null;
}

const ofPeople = /^(?:individuals|people|persons|men|women|members|fighters|children|اشخاص|افراد|مقاتلين)$/;

/** Cases are people only where it says of whom. */
export function codeOfNoun(tokens: readonly Token[], at: number): string | null {
  const codes = unitsOf(tokens[at] ?? nothing);
  if (!codes.includes('{case}')) return codes[0] ?? null;
  return tokens.slice(at + 1, at + 4).some(({ folded }) => ofPeople.test(folded))
    ? (codes[0] ?? null)
    : '{case}';
}

const happens = /^(?:و|ف)?(?:بلغت?|وصلت?|[يت]بلغ|[يت]صل|سجلت?)$/;
const toNumber = /^(?:الي|من|علي|بمقدار|بنحو|نحو|حوالي|ما)$/;

/** "ارتفعت الهجمات من 292": Arabic has the verb first, and then what is counted. */
function arabicSubject(tokens: readonly Token[], from: number): Token | null {
  let at = from - 1;
  while (at > from - 4 && toNumber.test(tokens[at]?.folded ?? '')) at -= 1;
  const [verb, noun] = [tokens[at - 1]?.folded ?? '', tokens[at]];
  if (!noun || !isArabic(noun) || !unitsOf(noun)[0]?.startsWith('{')) return null;
  return verbs.rise.has(verb) || verbs.fall.has(verb) || happens.test(verb) ? noun : null;
}

const harms =
  /^(?:kill(?:ed|ing|s)|wound(?:ed|ing|s)|injur(?:ed|ing|es)|displac(?:ed|ing|es)|قتل|قتلت|مقتل|بمقتل|جرح|جرحت|اصيب|اصابه|وجرح|واصيب|واصابه|تشريد)$/;

/** "Killing at least 300 and wounding 450": people, whatever was counted before. */
export function harmed(tokens: readonly Token[], figure: FoundFigure, { from }: Span): FoundFigure | null {
  if (figure.unit !== null || figure.counted !== null) return null;
  const verb = tokens[from - 1];
  return verb && harms.test(verb.folded) ? { ...figure, unit: '{person}', unitText: verb.text } : null;
}

/** What ends a noun phrase elsewhere, and is a label by itself. */
const happened = /^(?:killed|wounded|injured|displaced|arrived|fled|died|returned|lost)$/;

/** A figure with what the words before its colon say it counts; null where they say nothing. */
export function labelled(tokens: readonly Token[], figure: FoundFigure, { from }: Span): FoundFigure | null {
  if (tokens[from - 1]?.text !== ':' || figure.counted !== null) return null;
  let start = from - 1;
  while (start > 0 && start > from - 1 - mostWords && isOfLabel(tokens[start - 1])) start -= 1;
  // Longer than a label, the words are a sentence: "these were found: 40".
  if (start > 0 && tokens[start - 1]?.isWord && !isNumber(tokens[start - 1])) return null;
  // "15 months Shelters: 300"
  if (isNumber(tokens[start - 1])) start = labelFrom(tokens, start, from - 1);
  while (start < from - 1 && leads.test(tokens[start]?.folded ?? '')) start += 1;
  let end = start;
  while (end < from - 1 && isInPhrase(tokens, end, start)) end += 1;
  const words = tokens.slice(start, end);
  if (words.length === 0) return null;
  const noun = words.find((token) => unitsOf(token)[0]?.startsWith('{'));
  const counted = words
    .map(({ text }) => text)
    .join(' ')
    .replace(/^و(?=ال)/u, '');
  if (figure.unit !== null || noun === undefined) return { ...figure, counted };
  return { ...figure, counted, unit: unitsOf(noun)[0] ?? null, unitText: noun.text };
}

function isOfLabel(token: Token | undefined): boolean {
  return token?.isWord === true && !isNumber(token);
}

function isInPhrase(tokens: readonly Token[], at: number, start: number): boolean {
  const folded = tokens[at]?.folded ?? '';
  if (at === start && happened.test(folded)) return true;
  return !stops.has(folded) || (at > start && /^(?:and|of|و)$/.test(folded));
}

/** A sentence in the tokens of the reader of figures, each with where it stands in the text. */
import { itemOf, numberOf } from '../figure/item.js';
import type { Meaning } from '../figure/lexicon.js';
import { Tokens } from '../figure/tokens.js';
import type { PeriodWord } from '../period/words.js';
import type { Stretch } from './found.js';
import { periodWordAt } from './period-word.js';
import { longestSentence } from './sentences.js';

export interface Token extends Stretch {
  /** What the reader of figures knows it for; null where it knows nothing. */
  readonly kind: Meaning['kind'] | null;
  readonly meant: Meaning | null;
  /** What it names, with an article or without: "المقاتلين" is no unit of a number, but what is counted. */
  readonly named: Meaning | null;
  /** Of digits: the number, in its first reading. */
  readonly numeral: { readonly value: number } | null;
  /** As it stands in the text, and folded: small letters, one spelling. */
  readonly text: string;
  readonly folded: string;
  /** Whether a space, or the beginning of the sentence, stands before it. */
  readonly isSpaced: boolean;
  readonly isWord: boolean;
  /** What it does in a period, with the word behind it where the two are one. */
  readonly inPeriod: PeriodWord | null;
}

/** What folding would make longer or shorter, so that nothing could be said of where it stood. */
const unsteady = /[\ud800-\udfff\u0130\u03a3]/g;
/** A line or a column that ends between two numbers: "876    122" are no thousands. */
const apart = /(?<=\p{Nd})(?:[^\S\n]{2,}|\t|[^\S\n]*\n\s*)(?=\p{Nd})/gu;
/** "A $5 loan", "the bank's $5 loan": a letter that is the dollar's own is written on to its sign, as in "A$5". */
const noLetter = /(?<=(?<![\p{L}\p{N}])[Aa]|['’]s) (?=\$)/gu;
const mayBeApart = /[\t\n]|\s\s/;
/** What folding leaves as it is. */
const isFolded = /^[a-z]+$/;
/** A unit that no word is taken for another in. */
const plainUnit = '{person}';

/** What is known of it only when the one behind it is. */
type Scanned = Omit<Token, 'inPeriod'> & { inPeriod: PeriodWord | null };

export class Scanner {
  readonly #tokens = new Tokens(longestSentence);

  tokensOf(text: string, { start, end }: Stretch): Token[] {
    const scanned = this.#tokens;
    const written = text.slice(start, end).replace(unsteady, '\u00b7');
    const said = written.includes(' $') ? written.replace(noLetter, '\u00b7') : written;
    const isLine = !mayBeApart.test(said);
    scanned.atoms.letters.fold(isLine ? said : said.replace(apart, (gap) => '\u00b7'.padEnd(gap.length)));
    scanned.scan(plainUnit);
    const found: Scanned[] = [];
    for (let at = 0; at < scanned.count; at++) found.push(this.#tokenAt(text, at, start));
    for (const [at, token] of found.entries())
      token.inPeriod = periodWordAt(token.folded, found[at + 1]?.folded);
    return found;
  }

  #tokenAt(text: string, at: number, offset: number): Scanned {
    const scanned = this.#tokens;
    const meant = scanned.meaning(at);
    const numeral = meant?.kind === 'digits' ? scanned.numeral(at) : null;
    const named = meant === null ? scanned.withoutArticle(at) : null;
    let start = offset + scanned.startOf(at);
    let end = offset + scanned.endOf(at);
    // Arabic writes "and" and "by" on to the next word: the two tokens begin at one letter.
    const joined = (one: number) =>
      (scanned.kind(one) === 'and' || scanned.kind(one) === 'prefix') &&
      one + 1 < scanned.count &&
      scanned.startOf(one) === scanned.startOf(one + 1);
    if (joined(at)) end = start + 1;
    const follows = at > 0 && joined(at - 1);
    if (follows) start += 1;
    const said = text.slice(start, end);
    const folded = isFolded.test(said) ? said : scanned.foldedAt(at);
    return {
      kind: meant?.kind ?? null,
      meant,
      named: meant?.kind === 'unit' ? meant : named?.kind === 'unit' ? named : null,
      numeral: numeral && { value: numberOf(itemOf(numeral)) },
      start,
      end,
      text: said,
      folded: joined(at) ? folded.slice(0, 1) : folded.slice(follows ? 1 : 0),
      isSpaced: !follows && scanned.isSpaced(at),
      isWord: scanned.isWord(at),
      inPeriod: null,
    };
  }
}

/** The reader of figures' texts: one object that owns its tables and its buffers, and reads one text at a time. */
import { isKnownPattern } from './grammar.js';
import { type Sentence, type SentenceOptions, Sentences } from './sentence.js';
import { missingTexts } from './words.js';

export class FigureReader {
  readonly #sentences = new Sentences(isKnownPattern);

  /**
   * Reads a text of at most mostLetters letters.
   * @returns null where it says that there is no figure.
   */
  read(text: string, options: SentenceOptions): Sentence | null {
    const { letters } = this.#sentences.tokens.atoms;
    letters.fold(text);
    if (!letters.digits && missingTexts.has(letters.between(0, letters.count))) return null;
    return this.#sentences.read(text, options);
  }

  /** Whether the text last read may be kept as it is. */
  get isClean(): boolean {
    return this.#sentences.tokens.atoms.letters.clean;
  }
}

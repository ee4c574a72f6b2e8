/** In which encoding a text is that is no UTF-8: told from its words, or left to whoever asks. */
import iconv from 'iconv-lite';

export interface EncodingFound {
  readonly encoding: string;
  /** Which it may be, the likeliest first, where its words do not tell; empty where they do. */
  readonly doubt: readonly string[];
}

const western = 'windows-1252';
const arabic = 'windows-1256';
const otherArabic = 'iso-8859-6';

/** What each byte above 127 is. */
const charactersOf = (encoding: string): readonly string[] =>
  Array.from({ length: 128 }, (_, at) => iconv.decode(Buffer.from([at + 128]), encoding));
const asWestern = charactersOf(western);
const asArabic = charactersOf(arabic);
const asOtherArabic = charactersOf(otherArabic);

/** Without the signs of ordinals, which stand behind numbers. */
const letter = /(?![ªº])[\p{L}\p{M}]/u;
const arabicLetter = /\p{Script=Arabic}|[\u0640\u064b-\u0652\u200c-\u200f]/u;
const marks = (characters: readonly string[], pattern: RegExp): readonly boolean[] =>
  characters.map((character) => pattern.test(character));
const westernLetters = marks(asWestern, letter);
const arabicLetters = marks(asArabic, arabicLetter);
const otherArabicLetters = marks(asOtherArabic, arabicLetter);
/** What both read alike says nothing; French letters are among them. */
const differs = asWestern.map((character, at) => character !== asArabic[at]);
const inWords = asWestern.map((_, at) => westernLetters[at] || arabicLetters[at] || otherArabicLetters[at]);
/** Between two letters they stand for nothing in western Europe, but for letters elsewhere: in DOS, in Poland. */
const strange = asWestern.map(
  (character, at) =>
    !westernLetters[at] &&
    !/[’‘“”–—…•·´\u00a0\u00ad«»°]/.test(character) &&
    !/[،؛؟]/.test(asArabic[at] ?? ''),
);
/** Iceland's ð, þ, ý and Turkey's ğ, ş, ı are the same bytes. */
const turkish = [...asWestern].map((character) => /[ÐÝÞðýþ]/.test(character));

/** Within a word of small letters: "RŽgion" is what a Macintosh's "Région" looks like. */
const isCapital = asWestern.map((character) => /\p{Lu}/u.test(character));
const isSmallAscii = (byte: number): boolean => byte > 96 && byte < 123;

const isAsciiLetter = (byte: number): boolean => (byte > 64 && byte < 91) || (byte > 96 && byte < 123);

/** Words that only one of the readings makes words. */
export class EncodingEvidence {
  private latin = 0;
  private arabic = 0;
  private otherArabic = 0;
  private neither = 0;
  private turkish = 0;
  private unclear = 0;
  // The word that is under way.
  private length = 0;
  private hasAscii = false;
  private saysSomething = false;
  private allArabic = true;
  private allOtherArabic = true;
  private hasStrange = false;
  private hasTurkish = false;
  /** A sign that stands for nothing within a word, if a letter follows. */
  private signWithin = false;
  private last = 0;
  private capitalWithin = false;

  take(piece: Buffer): void {
    for (const byte of piece) {
      if (byte < 128 ? isAsciiLetter(byte) : inWords[byte - 128] || strange[byte - 128]) this.letter(byte);
      else if (this.length > 0) this.endWord();
      this.last = byte;
    }
  }

  private letter(byte: number): void {
    if (byte > 127 && strange[byte - 128] && !inWords[byte - 128]) {
      // Before a word and behind it stands many a sign.
      this.signWithin = this.length > 0;
      return;
    }
    if (this.signWithin) this.hasStrange = true;
    this.signWithin = false;
    this.length += 1;
    if (byte < 128) {
      if (this.capitalWithin && isSmallAscii(byte)) this.hasStrange = true;
      this.capitalWithin = false;
      this.hasAscii = true;
      return;
    }
    const at = byte - 128;
    this.capitalWithin = isCapital[at] === true && this.length > 1;
    if (this.capitalWithin && isSmallAscii(this.last)) this.hasStrange = true;
    this.saysSomething ||= differs[at] === true;
    this.allArabic &&= arabicLetters[at] === true;
    this.allOtherArabic &&= otherArabicLetters[at] === true;
    this.hasTurkish ||= turkish[at] === true;
  }

  private endWord(): void {
    if (this.saysSomething || this.hasStrange) this.judge();
    this.length = 0;
    this.hasAscii = false;
    this.saysSomething = false;
    this.allArabic = true;
    this.allOtherArabic = true;
    this.hasStrange = false;
    this.signWithin = false;
    this.capitalWithin = false;
    this.hasTurkish = false;
  }

  private judge(): void {
    if (this.hasAscii && this.hasStrange) this.neither += 1;
    else if (this.hasAscii && this.hasTurkish) this.turkish += 1;
    else if (this.hasAscii) this.latin += 1;
    // The Arabic "and" is one letter, and so is a degree of a thesis: alone they prove nothing.
    else if (this.length < 3) this.unclear += 1;
    else if (this.allArabic) this.arabic += 1;
    else if (this.allOtherArabic) this.otherArabic += 1;
    else this.neither += 1;
  }

  verdict(): EncodingFound {
    if (this.length > 0) this.endWord();
    const { latin, arabic: arab, otherArabic: other, neither, turkish: turk, unclear } = this;
    const all = latin + arab + other + neither + turk;
    const sure = (encoding: string): EncodingFound => ({ encoding, doubt: [] });
    const between = (...doubt: string[]): EncodingFound => ({ encoding: doubt[0] ?? western, doubt });
    if (all === 0) return unclear === 0 ? sure(western) : between(western, arabic);
    // A few words in other letters are names and slips.
    if (arab >= 0.9 * all) return sure(arabic);
    if (latin >= 0.98 * all) return sure(western);
    // The words that both know are told from those that only one does.
    if (other > 0 && arab + other >= 0.9 * all) return sure(otherArabic);
    if (latin + turk >= 0.98 * all) return between('windows-1254', western);
    if (neither < arab + latin) return arab > latin ? between(arabic, western) : between(western, arabic);
    return latin + neither > 0 && arab === 0
      ? between(western, 'windows-1250', 'windows-1251', 'cp850', 'macintosh', arabic)
      : between(arabic, western, 'windows-1251');
  }
}

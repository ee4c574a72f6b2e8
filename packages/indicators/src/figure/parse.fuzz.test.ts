/**
 * Texts made at random and changed at random, in both languages, each read twice: by the reader, and by a naive one of
 * this file that shares no code with it and judges. FUZZ_TEXTS=1000000 makes the run a long one.
 */
import { describe, expect, it, vi } from 'vitest';
import { type FigureOptions, type ParsedFigure, parseFigure } from './parse.js';

vi.setConfig({ testTimeout: 3_600_000 });

const texts = Number(process.env.FUZZ_TEXTS ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_128);

// --- the naive reader: a few sentences, by regular expressions

interface Naive {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly closed: readonly [boolean, boolean];
}

const scaleValues: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  الف: 1e3,
  الفا: 1e3,
  الاف: 1e3,
  m: 1e6,
  million: 1e6,
  مليون: 1e6,
  مليونا: 1e6,
  ملايين: 1e6,
  بليون: 1e9,
  بلايين: 1e9,
  tn: 1e12,
  trn: 1e12,
  bln: 1e9,
  mn: 1e6,
  ths: 1e3,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  مليار: 1e9,
  مليارات: 1e9,
};
const scaleWord = Object.keys(scaleValues)
  .sort((a, b) => b.length - a.length)
  .join('|');
const digits = '[1-9]\\d{0,2}(?:,\\d{3})+|\\d+\\.\\d{1,2}|\\d+';
const amount = (n: number) => `(?<n${n}>${digits})\\s?(?<s${n}>${scaleWord})?`;
const tail = '(?:\\s(?:people|شخص|شخصا))?(?:\\s(?:a month|شهريا|في الشهر))?$';

type Bound = 'more' | 'least' | 'less' | 'most';
const bounds: Readonly<Record<string, Bound>> = {
  'more than': 'more',
  over: 'more',
  '>': 'more',
  'اكثر من': 'more',
  'at least': 'least',
  'no fewer than': 'least',
  'ما لا يقل عن': 'least',
  'less than': 'less',
  under: 'less',
  '<': 'less',
  'اقل من': 'less',
  'at most': 'most',
  'up to': 'most',
  'as many as': 'most',
  'ما لا يزيد على': 'most',
  'ما يصل الي': 'most',
};
const boundWord = Object.keys(bounds)
  .sort((a, b) => b.length - a.length)
  .join('|');

const sentences: readonly (readonly [RegExp, (m: Groups) => Naive | null])[] = [
  [new RegExp(`^${amount(1)}${tail}`), (m) => closed(value(m, 1), value(m, 1))],
  [new RegExp(`^(?<h1>${boundWord})\\s?${amount(1)}${tail}`), (m) => open(bounds[m.h1 ?? ''], value(m, 1))],
  [
    new RegExp(`^(?:(?:from |من )?${amount(1)}(?:\\s?-\\s?| to | الي )${amount(2)})${tail}`),
    (m) => pair(m, closed),
  ],
  [new RegExp(`^(?:between ${amount(1)} and ${amount(2)})${tail}`), (m) => pair(m, closed)],
  [new RegExp(`^(?:بين ${amount(1)} و\\s?${amount(2)})${tail}`), (m) => pair(m, closed)],
  [
    new RegExp(
      `^(?<h1>${boundWord})\\s?${amount(1)},?(?: and | و\\s?)(?<h2>${boundWord})\\s?${amount(2)}${tail}`,
    ),
    (m) => pair(m, (a, b) => both(bounds[m.h1 ?? ''], a, bounds[m.h2 ?? ''], b)),
  ],
];

type Groups = Readonly<Record<string, string | undefined>>;

function number(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

function value(m: Groups, n: number): number {
  const scale = m[`s${n}`];
  return round(number(m[`n${n}`]) * (scale === undefined ? 1 : (scaleValues[scale] ?? Number.NaN)));
}

/** The scale at the end is that of both, where only the last has one; null where the two could be read two ways. */
function pair(m: Groups, make: (a: number, b: number) => Naive | null): Naive | null {
  const [a, b] = [number(m.n1), number(m.n2)];
  if (m.s1 === undefined && m.s2 !== undefined) {
    if (a > b || a === b) return null;
    return make(round(a * (scaleValues[m.s2] ?? Number.NaN)), value(m, 2));
  }
  if (m.s1 !== undefined && m.s2 === undefined) return null;
  return make(value(m, 1), value(m, 2));
}

function closed(lower: number, upper: number): Naive | null {
  return lower > upper ? null : { lower, upper, closed: [true, true] };
}

function open(bound: Bound | undefined, n: number): Naive {
  return bound === 'more' || bound === 'least'
    ? { lower: n, upper: null, closed: [bound === 'least', false] }
    : { lower: 0, upper: n, closed: [true, bound === 'most'] };
}

function both(first: Bound | undefined, a: number, second: Bound | undefined, b: number): Naive | null {
  const isLow = (bound: Bound | undefined) => bound === 'more' || bound === 'least';
  if (isLow(first) === isLow(second)) return null;
  const [low, lower, high, upper] = isLow(first) ? [first, a, second, b] : [second, b, first, a];
  return lower >= upper ? null : { lower, upper, closed: [low === 'least', high === 'most'] };
}

function round(n: number): number {
  return Number(n.toPrecision(15));
}

/** The same letters, another way of folding them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u064b-\u0655\u200b-\u200f\u202a-\u202e\u00ad]/g, '')
    .replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
    .replace(/(\d\s*)ـ+(?=\s*\d)/g, '$1 - ')
    .replace(/ـ/g, '')
    .replace(/[–—−‒]/g, '-')
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/ى/g, 'ي')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function naive(text: string): Naive | null {
  const folded = plain(text);
  for (const [sentence, understand] of sentences) {
    const found = sentence.exec(folded);
    if (found) return understand(found.groups ?? {});
  }
  return null;
}

// --- what any figure must owe to its text

const worded =
  /half|quarter|third|dozen|hundred|million|billion|thousand|one|two|three|four|five|six|seven|eight|nine|ten|twel|twen|thir|fort|fourt|fift|sixt|نصف|ربع|ثلث|واحد|اثن|ثلاث|اربع|خمس|ست|سبع|ثما|تسع|عشر|مي|ماي|الفان|الفي|الف|مليون|ملايين|مليار|بليون|بلايين|[½¼¾]|شخصان|شخصين/;

interface Run {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** The runs of digits with what joins them, and what stands around each. */
function runs(folded: string): Run[] {
  return [
    ...folded.matchAll(
      /(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|(?<![\p{L}.]\.?)\.\d+|\d+(?:[,.'،]\d+)*)(?:e[+-]?\d+)?/gu,
    ),
  ].map((found) => ({
    text: found[0],
    before: folded.slice(0, found.index),
    after: folded.slice(found.index + found[0].length),
  }));
}

/** Every number that some digits may be, with every scale that stands in the text. */
function mayBe({ text }: Run, scales: readonly number[]): number[] {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const bare = mantissa.replace(/\D/g, '');
  const places = [0, ...[...mantissa.matchAll(/[,.،]/g)].map((mark) => mantissa.length - mark.index - 1)];
  const plainNumbers = places.map((place) => Number(`${bare}e${Number(exponent) - place}`));
  return plainNumbers.flatMap((n) => scales.map((scale) => round(n * scale)));
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What a figure says that its text does not, or null. */
function unborne(text: string, figure: ParsedFigure & { kind: 'figure' }): string | null {
  const folded = plain(text);
  const found = runs(folded);
  const { lower, upper, point, qualifier } = figure.quantity;
  if (found.length === 0) return null;
  const words = [...folded.matchAll(new RegExp(`(?:hundred|مي[هة]|${scaleWord})`, 'g'))].map(
    ([word]) => scaleValues[word] ?? 100,
  );
  if (worded.test(folded.replace(new RegExp(`\\d\\s?(?:${scaleWord})(?![a-z\\u0600-\\u06ff])`, 'g'), '1')))
    return null;
  const scales = [
    ...new Set([1, ...words, ...words.map((word) => word * 100), ...words.map((word) => word * 1000)]),
  ];
  const said = found.flatMap((run) => mayBe(run, scales));
  const ends = [lower, upper].filter((end) => end !== null);
  const isSum = /[a-z\u0600-\u06ff][ .]*(و|and)[ .]*-?\d/.test(folded);
  const isBorne = (n: number) =>
    n === 0 ||
    said.some((one) => isNear(Math.abs(n), one)) ||
    (isSum && said.some((one) => said.some((more) => isNear(Math.abs(n), one + more))));
  if (point !== null && !isBorne(point)) return `point ${point}`;
  if (qualifier === 'exact' || qualifier === 'more-than' || qualifier === 'at-least')
    return isBorne(point ?? lower ?? 0) ? scaleLost(folded, ends) : `end ${point ?? lower}`;
  if (qualifier === 'less-than' || qualifier === 'at-most')
    return isBorne(upper ?? 0) ? scaleLost(folded, ends) : `end ${upper}`;
  const isDerived = (end: number) =>
    (isSum && folded.includes('±')) ||
    said.some((one) => Math.abs(Math.abs(end) - one) <= Math.max(0.0501 * one, 0)) ||
    said.some((one) => said.some((by) => isNear(end, one - by) || isNear(end, one + by))) ||
    /odd|نيف/.test(folded);
  const strange = ends.find((end) => !isBorne(end) && !isDerived(end));
  return strange === undefined ? scaleLost(folded, ends) : `end ${strange}`;
}

/** A word of scale right behind the only number makes it at least as large. */
function scaleLost(folded: string, ends: readonly number[]): string | null {
  const largest = Math.max(...ends.map(Math.abs));
  const found = runs(folded);
  // "More than 9 to 67 billion" keeps its lower end only.
  const isOfOne = ends.length < 2 || ends.includes(0);
  const [first] = found;
  for (const run of isOfOne && first ? [first] : found) {
    const word = new RegExp(`^ ?(${scaleWord})(?![a-z\\u0600-\\u06ff])`).exec(run.after)?.[1];
    const least = Math.min(...mayBe(run, [scaleValues[word ?? ''] ?? 0]));
    if (word !== undefined && largest < least * 0.94) return `scale of ${run.text} ${word}`;
  }
  return null;
}

/** A minus that stands right before a number, and not between two. */
function lostMinus(text: string, { quantity }: ParsedFigure & { kind: 'figure' }): boolean {
  const folded = plain(text);
  if (worded.test(folded.replace(/\d.*/, ''))) return false;
  const isNegative = /^[^\d.]*-\$?\.?[1-9]/.test(folded) || /\d -\$?[1-9]/.test(folded);
  return isNegative && !((quantity.lower ?? -1) < 0 || (quantity.upper ?? 0) < 0);
}

// --- the texts

/** A small generator of its own (mulberry32), so that a failure comes back. */
function randomness(from: number) {
  let state = from | 0;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const random = randomness(seed);
const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
const maybe = (text: string, oneIn = 2) => (random(oneIn) === 0 ? text : '');

function written(): string {
  const n = pick([random(10), random(100), random(1000), random(100_000), random(10_000_000)]);
  const form = random(8);
  if (form === 0) return `${n}`.replace(/\B(?=(\d{3})+$)/g, ',');
  if (form === 1) return (random(1000) / 10).toFixed(1);
  if (form === 2) return `${n}`.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  if (form === 3)
    return pick(['1.200', '1,20', '0,5', '1 200', "1'200", '1.234.567', '12,345', '0.125', '1e3']);
  return `${n}`;
}

const scalesEn = ['k', ' thousand', ' million', 'm', 'bn', ' billion'];
const scalesAr = [' ألف', ' ألفا', ' آلاف', ' مليون', ' ملايين', ' مليار'];
const lowEn = ['more than ', 'over ', '> ', 'at least ', 'no fewer than '];
const highEn = ['less than ', 'under ', '<', 'at most ', 'up to ', 'as many as '];
const lowAr = ['أكثر من ', 'ما لا يقل عن '];
const highAr = ['أقل من ', 'ما لا يزيد على ', 'ما يصل إلى '];
const aboutEn = ['about ', '~', 'roughly ', 'some ', 'nearly ', 'just over ', 'close to ', 'an estimated '];
const aboutAr = ['نحو ', 'حوالي ', 'قرابة ', 'زهاء ', 'ما يقارب ', 'أكثر بقليل من '];
const wordsEn = [
  'two',
  'thirty-two',
  'two hundred and six',
  'half a',
  'a dozen',
  'one',
  'sixty',
  'a',
  'several',
];
const wordsAr = ['ثلاثة', 'خمسة وعشرون', 'مئة وخمسون', 'نصف', 'ثلاثمئة', 'ألفان', 'عشرة', 'عشرات'];

function sentence(): string {
  const isEnglish = random(2) === 0;
  const scale = () => maybe(pick(isEnglish ? scalesEn : scalesAr), 3);
  const n = () => {
    if (random(12) === 0) return `${pick(isEnglish ? wordsEn : wordsAr)}${scale()}`;
    return `${maybe('-', 12)}${written()}${scale()}`;
  };
  const [low, high, about] = isEnglish ? [lowEn, highEn, aboutEn] : [lowAr, highAr, aboutAr];
  const to = isEnglish ? [' to ', '-', ' - ', '–', ' – ', '..', ' or '] : [' إلى ', '-', '–', 'ـ', ' أو '];
  const and = isEnglish ? ' and ' : ' و';
  const range = () => `${n()}${pick(to)}${n()}`;
  const forms = [
    n,
    n,
    () => `${pick([...low, ...high, ...about])}${n()}`,
    () =>
      `${n()}${pick(isEnglish ? ['+', ' or more', ' plus', '-odd', ' at most'] : [' على الأقل', ' فأكثر', ' تقريبا'])}`,
    range,
    range,
    () => `${isEnglish ? 'between' : 'بين'} ${n()}${and}${n()}`,
    () => `${isEnglish ? 'from' : 'من'} ${n()}${isEnglish ? ' to ' : ' إلى '}${n()}`,
    () => `${pick(low)}${n()}${and}${pick(high)}${n()}`,
    () => `${pick(about)}${n()} (${range()})`,
    () => `${n()} ± ${n()}`,
  ];
  const unit = maybe(isEnglish ? ' people' : ' شخص', 4);
  return `${pick(forms)()}${unit}${maybe(isEnglish ? ' a month' : ' شهريا', 8)}`;
}

const strays = [
  ...'0123456789٣٫٬,.-–−ـ ()~<>+±/%$kmeب\u200b\u200f\u00ad\u202e',
  'million',
  'ألف',
  'و',
  ' and ',
  ' to ',
  ' zorp ',
];

/** One letter or word more, less, or in another place. */
function mutated(text: string): string {
  const at = random(text.length + 1);
  const to = random(text.length + 1);
  switch (random(5)) {
    case 0:
      return text.slice(0, at) + pick(strays) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + pick(strays) + text.slice(at + 1);
    case 3:
      return text.slice(0, Math.min(at, to)) + text.slice(Math.max(at, to));
    default:
      return text + text.slice(Math.min(at, to), Math.max(at, to));
  }
}

const noise = [
  ...strays,
  ...lowEn,
  ...highAr,
  ...aboutEn,
  ...wordsEn,
  ...wordsAr,
  ...scalesAr,
  'people',
  'ال',
  '12',
  '3.5',
];

function text(): string {
  if (random(10) === 0) return Array.from({ length: 1 + random(7) }, () => pick(noise)).join(pick(['', ' ']));
  let made = sentence();
  for (let changes = random(3); changes > 0; changes--) made = mutated(made);
  return made;
}

const options: FigureOptions = { unit: '{person}', nonNegative: true, integer: false, rateBasis: 'month' };
const signed: FigureOptions = { ...options, nonNegative: false };

function isSame(a: ParsedFigure, b: ParsedFigure): boolean {
  if (a.kind !== 'figure' || b.kind !== 'figure') return false;
  const of = ({ quantity: { lower, upper, lowerInclusive, upperInclusive } }: typeof a) =>
    JSON.stringify([lower, upper, lowerInclusive, upperInclusive]);
  return of(a) === of(b);
}

describe(`${texts.toLocaleString('en')} texts made and changed at random`, () => {
  it('are each read as what they bear, or not at all', () => {
    const wrong: string[] = [];
    const seen = { read: 0, judged: 0 };
    for (let n = 0; n < texts && wrong.length < 20; n++) {
      const given = text();
      const figure = parseFigure(given, options);
      const judged = naive(given);
      if (figure.kind === 'figure') {
        seen.read += 1;
        const { quantity: q } = figure;
        const lacking = unborne(given, figure);
        if (lacking !== null) wrong.push(`${given}: ${lacking}`);
        if (judged !== null) {
          seen.judged += 1;
          const agrees =
            q.lower === judged.lower &&
            q.upper === judged.upper &&
            q.lowerInclusive === judged.closed[0] &&
            q.upperInclusive === judged.closed[1];
          if (!agrees) wrong.push(`${given}: ${JSON.stringify(q)} for ${JSON.stringify(judged)}`);
        }
      }
      const signedFigure = parseFigure(given, signed);
      if (signedFigure.kind === 'figure' && lostMinus(given, signedFigure)) wrong.push(`${given}: minus`);
    }
    expect(wrong).toEqual([]);
    // A judge that is never asked would be no judge.
    expect(seen.read).toBeGreaterThan(texts / 5);
    expect(seen.judged).toBeGreaterThan(texts / 20);
  });

  it('are read alike whatever was read before', () => {
    const many = Array.from({ length: Math.min(texts / 4, 20_000) }, text);
    const first = many.map((given) => JSON.stringify(parseFigure(given, options)));
    const again = many.map((_, n) => JSON.stringify(parseFigure(many[many.length - 1 - n] ?? '', options)));
    expect(again.reverse()).toEqual(first);
  });

  it('change or are refused with a word more, a scale less, or a mark between two digits', () => {
    const wrong: string[] = [];
    for (let n = 0; n < texts / 4 && wrong.length < 20; n++) {
      const given = sentence();
      const figure = parseFigure(given, options);
      if (figure.kind !== 'figure') continue;
      const words = given.split(' ');
      const at = random(words.length + 1);
      const more = [...words.slice(0, at), 'zorp', ...words.slice(at)].join(' ');
      if (parseFigure(more, options).kind !== 'problem') wrong.push(`${given} -> ${more}`);
      // The last of them: one before may be shared.
      const less = given.replace(
        /^(.*\p{Nd}) ?(?:k|thousand|million|m|bn|billion|ألفا|ألف|آلاف|مليونا|مليون|ملايين|مليارات|مليار)(?!\p{L})/u,
        '$1',
      );
      const isZero = /(^|\D)[0٠]+([.,٫]0+)? ?\p{L}/u.test(given);
      const endsInWords = worded.test(plain(given).replace(/^.*\d ?[a-z\u0600-\u06ff]*/, ''));
      if (
        less !== given &&
        !isZero &&
        !endsInWords &&
        !given.includes('(') &&
        isSame(parseFigure(less, options), figure)
      )
        wrong.push(`${given} -> ${less}`);
      const marked = given.replace(/(\p{Nd})(\p{Nd})/u, `$1${pick(['\u200b', '\u00ad', '\u200f', 'ـ'])}$2`);
      if (marked !== given && isSame(parseFigure(marked, options), figure)) wrong.push(`${given} -> marked`);
    }
    expect(wrong).toEqual([]);
  });
});

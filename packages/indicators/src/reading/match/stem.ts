/** Words as they are compared when a figure is matched: folded, without endings that say a number or a case. */
import { searchFolded } from '../../language/search-text.js';

/** Words that say nothing of what is counted. */
const empty = new Set(
  (
    'a an the of in on at to from by for with and or as is are was were be been has have had that this these those it its their there which who whom ' +
    'not no into over under about after before between during per each all some any other than more most least up out were into also ' +
    'في من على الى عن مع او ثم ان انه انها كان كانت قد لقد هذا هذه ذلك تلك التي الذي الذين ما لا لم لن كل بعض غير بين حتي منذ خلال بعد قبل عند و'
  ).split(' '),
);

const arabic = /^[\u0621-\u064A]+$/;

/** The stems of a text's words, in order; those that say nothing are left out. */
export function stemsOf(text: string): string[] {
  const folded = searchFolded(text);
  if (folded === '') return [];
  return folded.split(' ').flatMap((word) => {
    if (empty.has(word) || /^[\d.,]+$/.test(word)) return [];
    const stem = arabic.test(word) ? arabicStem(word) : englishStem(word);
    return stem.length < 2 || empty.has(stem) ? [] : [stem];
  });
}

/** The words of a text that have one of these stems, as they are written there, each once. */
export function wordsOfStems(text: string, stems: ReadonlySet<string>): string[] {
  const found = new Map<string, string>();
  for (const piece of text.split(/\s+/)) {
    const word = piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const own = stemsOf(word);
    const key = own.join(' ');
    if (!found.has(key) && own.some((stem) => stems.has(stem))) found.set(key, word);
  }
  return [...found.values()];
}

/** "smuggled", "smuggling", "smuggler" meet; irregular plurals that reports are full of are named. */
const irregular: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  people: 'person',
  persons: 'person',
  families: 'family',
  villages: 'village',
  deaths: 'death',
  dead: 'death',
  died: 'death',
  killed: 'kill',
};

function englishStem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length < 5) return word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|x|ch|sh)es$/, '')
    .replace(/(?<=[^su])s$/, '')
    .replace(/(?<=\w{3})(?:ings?|ed|ers?)$/, '')
    .replace(/([bdglmnprt])\1$/, '$1')
    .replace(/(?<=\w{3})e$/, '');
}

/** Without "and", "with", "for", the article and the endings of numbers and genders: "والمبايعات" and "مبايعة" meet. */
function arabicStem(word: string): string {
  let stem = word.replace(/^[وف]?(?:ال|بال|كال|لل|فال)(?=.{3})/, '');
  if (stem === word && word.length > 4) stem = word.replace(/^[وفبلك](?=[\u0621-\u064A]{4})/, '');
  return stem
    .replace(/(?<=.{3})(?:هما|كما|هم|هن|ها|نا)$/, '')
    .replace(/(?<=.{3})(?:ات|ين|ون|ان|تين|تان|يه|ه|ا|ي)$/, '');
}

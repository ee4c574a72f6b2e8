import { readFigures } from '../packages/indicators/dist/reading/index.js';
import { number } from './measure.mjs';

/** Sentences of ours as reports have them, with a number of their own each time. */
const english = (n) =>
  `In the first nine months of 2019, about ${1000 + n} people crossed the border in small groups. Officials counted ` +
  `${n} to ${n + 12} cases a month, and more than $${n},500 a day was taken, nearly ${(n % 90) + 1} percent of what ` +
  'was asked for. The villages lie ten miles from the road, and nobody has come back since.\n\n';
const arabic = (n) =>
  `عبر نحو ${1000 + n} شخص الحدود في الأشهر التسعة الأولى من عام 2019. وسُجّل ما بين ${n} و${n + 12} حالة في الشهر، ` +
  `وبلغت الإيرادات أكثر من ${n} ألف دولار في اليوم، أي قرابة ${(n % 90) + 1} في المئة مما طُلب. ولم يعد أحد منذ ذلك الوقت.\n\n`;

function textOf(sentences, length, seed) {
  let text = '';
  for (let n = 100 + seed; text.length < length; n += 7) text += sentences((n % 800) + 100);
  return text.slice(0, length);
}

/** Finding every run of digits of a text: what any reader of it has to do at least. */
function yardstick(text) {
  let sum = 0;
  for (const [digits] of text.matchAll(/\p{Nd}+/gu)) sum += digits.length;
  for (const word of text.split(/\s+/)) sum += word.length;
  return sum;
}

const rounds = 5;

/** The least time of the processor that a round took, in seconds: others on the machine make it wait, not work. */
function leastWork(pass) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    pass(round);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

export function run() {
  const results = {};
  for (const [language, sentences] of Object.entries({ English: english, Arabic: arabic })) {
    const seconds = (read, length) => {
      const texts = Array.from({ length: rounds }, (_, seed) => textOf(sentences, length, seed));
      return leastWork((round) => read(texts[round]));
    };
    const long = seconds(readFigures, 300_000);
    const short = seconds(readFigures, 75_000);
    const plain = seconds(yardstick, 300_000);
    const found = readFigures(textOf(sentences, 300_000, 0)).length;
    results[`${language}: 300 kB, in ms of the processor`] = number(long * 1000);
    results[`${language}: figures found in them`] = number(found);
    results[`${language}: times as long as finding digits and words`] = number(long / plain);
    results[`${language}: 300 kB take times as long as 75 kB`] = number(long / short);
  }
  return results;
}

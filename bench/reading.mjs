import { open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../packages/indicators/dist/catalogue/index.js';
import { usualReadingBounds } from '../packages/indicators/dist/contract/index.js';
import { readFigures } from '../packages/indicators/dist/reading/index.js';
import { extractText } from '../workers/dist/reading/extract/index.js';
import { findCandidates } from '../workers/dist/reading/find.js';
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

const pagesOfReport = 200;
const lettersOfLine = 48;

/** A PDF of two columns with a running title, 50 lines each: a report as they come. */
function report() {
  const words = textOf(english, 2 * 50 * lettersOfLine * pagesOfReport, 0).replace(/\s+/g, ' ');
  const shown = (x, y, text) => `BT /F1 9 Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
  const page = (n) => {
    const lines = [shown(200, 810, 'Border report'), shown(280, 30, `Page ${n + 1}`)];
    for (let line = 0; line < 100; line++) {
      const at = (n * 100 + line) * lettersOfLine;
      const [x, y] = line < 50 ? [50, 780 - line * 14] : [310, 780 - (line - 50) * 14];
      lines.push(shown(x, y, words.slice(at, at + lettersOfLine)));
    }
    return lines.join('\n');
  };
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pagesOfReport} /Kids [${Array.from({ length: pagesOfReport }, (_, n) => `${4 + 2 * n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (let n = 0; n < pagesOfReport; n++) {
    const content = page(n);
    bodies.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const places = bodies.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** From the file to its candidates, once, in seconds of the clock: what somebody waits for. */
async function wholeReport() {
  const path = join(tmpdir(), `marsad-bench-${process.pid}.pdf`);
  await writeFile(path, report());
  const file = await open(path);
  try {
    const begun = performance.now();
    const text = await extractText(file, { name: 'report.pdf', bounds: usualReadingBounds });
    const extracted = performance.now();
    const indicators = catalogue.map(({ indicator }) => indicator);
    const { candidates } = await findCandidates(text, { indicators, language: null });
    const seconds = (performance.now() - begun) / 1000;
    return {
      [`a PDF of ${pagesOfReport} pages, in seconds (bound: 10)`]: number(seconds),
      'of these its text': number((extracted - begun) / 1000),
      'its candidates': number(candidates.length),
    };
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

export async function run() {
  const results = await wholeReport();
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

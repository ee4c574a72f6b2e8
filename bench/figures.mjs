/**
 * Figures as reports write them, all different. Shares of a hundred: 70 in digits with few words, of which 20 plain, 10
 * grouped, 12 ranges, 10 floors, 10 about, 8 with unit and rate; 30 in Arabic and in words.
 */
const forms = [
  [20, (n) => `${n}`],
  [10, (n) => grouped(n, ',')],
  [6, (n) => `${n}-${n + 10}`],
  [6, (n) => `${n} to ${n + 10}`],
  [6, (n) => `>${grouped(n, ',')}`],
  [4, (n) => `more than ${grouped(n, ',')}`],
  [10, (n) => `about ${grouped(n, ',')}`],
  [5, (n) => `$${n}k a day`],
  [3, (n) => `more than $${grouped(n, ',')} a day`],
  [5, (n) => arabic(`${n}`)],
  [5, (n) => `أكثر من ${arabic(grouped(n, '٬'))}`],
  [4, (n) => `من ${n} إلى ${n + 10}`],
  [3, (n) => `نحو ${n} دولار في اليوم`],
  [3, (n) => `ما لا يقل عن ${arabic(`${n}`)}`],
  [3, (n) => `between ${n} and ${n + 10} thousand`],
  [3, (n) => `at least ${n} and less than ${n + 10} dollars`],
  [2, (n) => `about ${n} (${n - 10}–${n + 10}) US dollars a month`],
  [2, (n) => `بين ${n} و${n + 10} مليون دولار شهريا`],
];

function grouped(n, mark) {
  return `${n}`.replace(/\B(?=(\d{3})+$)/g, mark);
}

function arabic(text) {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

/** `count` figures, the same for the same seed, none like another and none like those of another seed. */
export function figures(count, seed) {
  const deck = forms.flatMap(([share, form]) => Array(share).fill(form));
  const texts = [];
  for (let at = 0; at < count; at++) {
    const form = deck[(at * 37) % deck.length];
    // Steps of a prime through 1,000 to 9,999,999 meet no number twice.
    const n = 1_000 + Number((BigInt(seed * count + at) * 7_368_787n) % 9_999_000n);
    texts.push(flat(form(n)));
  }
  return texts;
}

/** The same text in one piece, as a file or a request brings it. */
function flat(text) {
  return Buffer.from(text).toString();
}

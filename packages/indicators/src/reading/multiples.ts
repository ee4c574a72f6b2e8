/** Numbers that say how many times as much, and no count: "three times higher than in 2020", "four times that", "ثلاثة أضعاف". */
import type { Token } from './scan.js';
import { isNumber } from './token.js';
import { verbs } from './words.js';

type Bar = (from: number, to: number) => void;

const mostWords = 6;
const mostBefore = 6;

/** What makes a multiple of "three times": "as many", "that of 2019", "the level", "more likely". */
const comparing =
  /^(?:as|that|those|the|its|their|his|her|what|higher|lower|more|less|fewer|greater|larger|bigger|smaller|faster|above|below|over|worse)(?: |$)/;
const arabicComparing = /^(?:(?:ب)?(?:اكثر|اعلي|اقل|اكبر|اضعف|ازيد|ادني)|عما|مما|من|مقارنه|ما)(?: |$)/;

export function barMultiples(tokens: readonly Token[], at: number, bar: Bar): void {
  const next = tokens[at + 1];
  const isFold = next?.text === '-' ? tokens[at + 2]?.folded === 'fold' : next?.folded === 'fold';
  if (isFold || isTimes(tokens, at)) bar(startOf(tokens, at), at + 2);
}

function isTimes(tokens: readonly Token[], at: number): boolean {
  const [word, behind] = [tokens[at + 1]?.folded ?? '', tokens[at + 2]?.folded ?? ''];
  if (/^(?:اضعاف|ضعفا?|الاضعاف)$/.test(word)) return true;
  const first = startOf(tokens, at);
  if (word === 'times') return comparing.test(behind) || isBy(tokens, first);
  if (!/^(?:مرات|مره)$/.test(word)) return false;
  return arabicComparing.test(behind) || isOfMore(tokens, first);
}

/** "Increased by three times" */
function isBy(tokens: readonly Token[], first: number): boolean {
  const [by, hedge] = [tokens[first - 1], tokens[first - 2]];
  return by?.folded === 'by' || (by?.kind === 'hedge' && hedge?.folded === 'by');
}

/** "تضاعف العدد ثلاث مرات", "أكثر بثلاث مرات" */
function isOfMore(tokens: readonly Token[], first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - mostBefore); at--) {
    const { folded, isWord } = tokens[at] ?? { folded: '', isWord: false };
    if (!isWord) return false;
    const bare = folded.replace(/^[وف](?=\p{L}{3})/u, '');
    if (verbs.rise.has(bare) || verbs.fall.has(bare) || arabicComparing.test(folded)) return true;
  }
  return false;
}

/** "Two to three times", "one and a half times": where its numbers begin. */
function startOf(tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > at - mostWords) {
    const before = tokens[first - 1];
    if (isNumber(before)) first -= 1;
    else if (/^(?:to|dash|or|and)$/.test(before?.kind ?? '') && isNumber(tokens[first - 2])) first -= 2;
    else break;
  }
  return first;
}

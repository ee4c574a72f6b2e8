/** "One of the largest camps", "إحدى أكبر المدن": what says how large, and counts nothing. */
import type { Token } from './scan.js';
import { isJoined } from './token.js';
import { set } from './words.js';

type Bar = (from: number, to: number) => void;

const mosts = set(
  'most worst best least first last main major few top key leading more',
  'اكبر اكثر اسوا اهم اعلى اعلي اخطر اقل اصغر اقدم ابرز افقر اشد اوائل اول اخر اغنى اغني اسرع اضخم اكثرها اكبرها',
);
/** What ends as "largest" does, and is none. */
const others = set(
  'forest interest west east northwest northeast southwest southeast midwest request harvest arrest protest guest priest chest',
  'test contest conquest nest rest manifest honest modest',
);
const owners = /^(?:the|its|their|our|his|her|my|your)$/;

/** "One of the deadliest in the world" says how deadly, and counts nothing; "one of the three camps" is one. */
export function barOneOfMost(tokens: readonly Token[], at: number, bar: Bar): void {
  const { folded } = tokens[at] ?? { folded: '' };
  if (/^(?:واحده?|احد|احدي)$/.test(folded)) {
    const next = tokens[at + 1]?.folded === 'من' ? at + 2 : at + 1;
    if (mosts.has(tokens[next]?.folded ?? '')) bar(at, at + 1);
    return;
  }
  if (folded !== 'one' || tokens[at + 1]?.folded !== 'of') return;
  if (!owners.test(tokens[at + 2]?.folded ?? '')) return;
  // "One of the country's oldest"
  const isOwned = tokens[at + 5]?.folded === 's' && isJoined(tokens[at + 5]);
  const first = isOwned ? at + 6 : at + 3;
  if (tokens.slice(first, first + 2).some(isMost)) bar(at, at + 1);
}

function isMost({ folded }: Token): boolean {
  return mosts.has(folded) || (/^[a-z]{3,}est$/.test(folded) && !others.has(folded));
}

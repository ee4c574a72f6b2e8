/** "Rose from 120 to 340": how much there was and how much there is, and no range. */
import { changeAcross, changeBefore } from './change.js';
import type { Token } from './scan.js';
import { isDigits } from './token.js';
import { set } from './words.js';

/** Verbs of what moves from one number to another, besides those of a rise or a fall. */
const moving = set(
  'doubled doubles doubling tripled triples tripling trebled quadrupled halved multiplied depreciated depreciates depreciating appreciated devalued',
  'raised raises raising lowered lowers lowering went goes going gone moved moves moving changed changes changing shifted swung revised upgraded',
  'widened narrowed slowed accelerated worsened deteriorated extended hiked slashed trimmed boosted reduction change shift depreciation appreciation',
  'رفع رفعت رفعوا خفض خفضت تغير تغيرت تحول تحولت انتقل انتقلت تبدل تبدلت عدل عدلت تعديل تغير تضاعف تضاعفت رفعه رفعها خفضه خفضها زيد',
);
/** Verbs of what is lost or won, of which there may be from 5 to 7. */
const transitive = set(
  'lost lose loses losing gained gain gains gaining added adds adding add shed sheds خسر خسرت فقد فقدت اضاف اضافت',
);
/** What a range is of: "families of from 5 to 7", "المكونة من 5 إلى 7". */
const ofRange = set(
  'of by in with at between aged المكونه مكونه المكون المؤلفه مؤلفه المؤلف تتكون يتكون تتالف يتالف',
);
const mostBefore = 8;

/** Whether "from" at a token begins two levels, or may do so; null where nothing moves. */
export function movesFrom(tokens: readonly Token[], from: number): 'levels' | 'unsure' | null {
  const lead = tokens[from - 1];
  if (!/^(?:from|من)$/.test(tokens[from]?.folded ?? '') || ofRange.has(lead?.folded ?? '')) return null;
  // "Almost tripled, from 22,000 to 63,500"
  const last = lead?.kind === 'comma' ? from - 2 : from - 1;
  for (let at = last; at >= Math.max(0, from - mostBefore); at--) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'comma' || isDigits(token)) break;
    if (moving.has(token.folded)) return 'levels';
    if (transitive.has(token.folded)) return 'unsure';
  }
  return (changeBefore(tokens, last + 1) ?? changeAcross(tokens, last + 1)) === null ? null : 'levels';
}

/** Ages that no unit says: "children under five", "half of them are under 18". */
import type { Token } from './scan.js';
import { unitsOf } from './spans.js';
import { stops } from './words.js';

const oldest = 100;
const isAre = /^(?:is|are|were|was|be)$/;
const isOfPeople = /^(?:them|whom|who|those|these|cent|percent|%|half|thirds?|quarters?|majority|aged)$/;

export function barAges(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  const [lead, before, next] = [tokens[at - 2], tokens[at - 1], tokens[at + 1]];
  if (before?.kind !== 'hedge' || !/^(?:under|over|above|below)$/.test(before.folded)) return;
  const value = tokens[at]?.numeral?.value ?? tokens[at]?.meant?.digits ?? 0;
  const isAlone = next === undefined || !next.isWord || stops.has(next.folded);
  if (value > oldest || !isAlone || next?.kind === 'scale' || next?.kind === 'unit' || next?.kind === 'per')
    return;
  const subject = isAre.test(lead?.folded ?? '') ? tokens[at - 3] : lead;
  if (subject && (isOfPeople.test(subject.folded) || unitsOf(subject).includes('{person}')))
    bar(at - 1, at + 1);
}

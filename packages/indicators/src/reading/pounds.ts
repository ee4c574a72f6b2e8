/** Whose pounds "pounds" are, where nothing right beside them says so, and which of them are weighed. */
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { isNumber, nothing } from './token.js';
import { set, stops } from './words.js';

/** Countries whose money is a pound, and their people. */
const owners: ReadonlyMap<string, string> = new Map([
  ...['syria', 'syrian', 'syrians'].map((word) => [word, 'SYP'] as const),
  ...['lebanon', 'lebanese'].map((word) => [word, 'LBP'] as const),
  ...['egypt', 'egyptian', 'egyptians'].map((word) => [word, 'EGP'] as const),
  ...['sudan', 'sudanese'].map((word) => [word, 'SDG'] as const),
  ...['britain', 'british', 'uk', 'england', 'london', 'sterling'].map((word) => [word, 'GBP'] as const),
]);
const codes: ReadonlySet<string | undefined> = new Set(owners.values());
/** What money is of, too: "300 pounds of debt". */
const moneys = set(
  'debt debts aid cash money income savings credit profit profits value capital funding support tax taxes revenue spending assets damage worth',
);

/** The figure in the pounds of the country that is named before it, the nearest; `before`: the unit of the figure before. */
export function inPoundsOf(
  tokens: readonly Token[],
  figure: FoundFigure,
  { from, to, unitAt }: Span,
  before: string | null,
): FoundFigure {
  const [own, ...whole] = (figure.unit ?? '').split('/');
  const isBare = own === 'GBP' && /^pounds?(?: |$)/.test(tokens[unitAt ?? -1]?.folded ?? '');
  if (!isBare || unitAt === null) return figure;
  const as = (unit: string) => ({ ...figure, unit: [unit, ...whole].join('/') });
  if (isWeighed(tokens, from, unitAt, to)) return { ...figure, unit: '[lb_av]' };
  for (let at = from - 1; at >= 0; at--) {
    const unit = owners.get(tokens[at]?.folded.split(' ')[0] ?? '');
    if (unit !== undefined) return as(unit);
  }
  const [first] = (before ?? '').split('/');
  return first !== undefined && codes.has(first) ? as(first) : figure;
}

/** "300 pounds of explosives", and no millions of them. */
function isWeighed(tokens: readonly Token[], from: number, unitAt: number, to: number): boolean {
  const noun = tokens[to + 1] ?? nothing;
  if (unitAt !== to - 1 || tokens[to]?.folded !== 'of' || !noun.isWord || isNumber(noun)) return false;
  const isMoney = stops.has(noun.folded) || moneys.has(noun.folded) || tokens[unitAt - 1]?.kind === 'scale';
  return !isMoney && !tokens.slice(from, unitAt).some(({ kind }) => kind === 'scale');
}

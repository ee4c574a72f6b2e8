/** Money that the words beside its number name otherwise than they stand: "500 دينار تونسي", "YER 1,100". */
import type { FoundFigure } from './found.js';
import { inPoundsOf } from './pounds.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { isArabic, isMoney, nothing } from './token.js';

/** Of whom a dinar is that is no Iraqi one. */
const nationality =
  /^(?:تونسي|ليبي|جزايري|بحريني|مغربي|عماني|سوداني|كندي|استرالي|صومالي|موريتاني|يمني|قطري|ايراني|سعودي|كويتي|اردني|اماراتي|لبناني|تركي|مصري|سوري|عراقي|افغاني)(?:ا|ه)?$/;

/** The figure in the money that is said of it, whether a list has that or not. */
export function inMoneySaid(
  tokens: readonly Token[],
  figure: FoundFigure,
  span: Span,
  before: string | null,
): FoundFigure {
  // "5.3 ليرة تركية، ولتر البنزين 5.1 ليرة": the same lira.
  const isLira = figure.unit === 'SYP' && /^ليرا?[هت]$/.test(tokens[span.unitAt ?? -1]?.folded ?? '');
  if (isLira && before === 'TRY' && !nationality.test(tokens[span.to]?.folded ?? ''))
    return { ...figure, unit: 'TRY' };
  const lead = tokens[span.from - 1] ?? nothing;
  // Codes that are words of other things in small letters.
  if (figure.unit === null && /^(?:TRY|YER)$/.test(lead.text))
    return { ...figure, unit: lead.text, unitText: lead.text };
  const [own, next] = [tokens[span.to - 1] ?? nothing, tokens[span.to] ?? nothing];
  const isOther =
    span.unitAt === span.to - 1 && isMoney(own) && isArabic(own) && nationality.test(next.folded);
  if (!isOther) return inPoundsOf(tokens, figure, span, before);
  const unitText = `${own.text} ${next.text}`;
  return { ...figure, unit: `{${unitText}}`, unitText, counted: null };
}

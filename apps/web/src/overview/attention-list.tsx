/** What asks for attention, each kind in one sentence with links. Opened from its line. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { lateness } from '@marsad/indicators/limits';
import { useWords } from '../language/words.js';
import { TextLink } from '../ui/text-link.js';
import { type AttentionKind, attentionKinds, attentionOf, type Needing } from './attention.js';
import { AttentionMark } from './attention-mark.js';

const mostNamed = 4;

/** Where those are that are not named; null where all are. */
const rest: Readonly<Record<AttentionKind, string | null>> = {
  critical: '/alerts?state=firing',
  warning: '/alerts?state=firing',
  info: '/alerts?state=firing',
  acknowledged: '/alerts?state=firing',
  tied: null,
  overdue: '/?overdue=1',
};

export default function AttentionList({
  indicators,
}: {
  readonly indicators: readonly IndicatorSummaryWire[];
}) {
  const found = attentionOf(indicators);
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {attentionKinds.map((kind) => (
        <Line key={kind} kind={kind} needing={found[kind]} />
      ))}
    </dl>
  );
}

interface LineProps {
  readonly kind: AttentionKind;
  readonly needing: readonly Needing[];
}

function Line({ kind, needing }: LineProps) {
  const words = useWords();
  if (needing.length === 0) return null;
  const more = rest[kind];
  const shown = more === null ? needing : needing.slice(0, mostNamed);
  return (
    <div className="flex flex-col items-start gap-x-2 sm:flex-row">
      <dt className="flex w-28 shrink-0 items-center gap-2 font-semibold">
        <AttentionMark kind={kind} />
        {words.t(`attention.${kind}`)}
      </dt>
      <dd className="min-w-0 text-muted">
        {/* One below the other where it is narrow, with nothing between that a line could end on. */}
        {shown.map(({ indicator, href, possible }, at) => (
          <span key={indicator.id} className="block sm:inline">
            {at > 0 && <span className="max-sm:hidden">{words.t('list.comma')}</span>}
            <TextLink href={href}>
              {possible
                ? words.t('attention.possibly', { name: words.text(indicator.name) })
                : words.text(indicator.name)}
            </TextLink>
            {kind === 'overdue' &&
              indicator.overdue !== null &&
              ` (${words.t('attention.late', { ...lateness(indicator.overdue.daysLate) })})`}
          </span>
        ))}
        {more !== null && needing.length > shown.length && (
          <span className="block sm:inline">
            <span className="max-sm:hidden">{words.t('list.comma')}</span>
            <TextLink href={more}>
              {words.t('attention.more', { count: needing.length - shown.length })}
            </TextLink>
          </span>
        )}
      </dd>
    </div>
  );
}

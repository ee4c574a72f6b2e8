/** What fires, what is overdue and where an editor should choose between sources, each in one sentence with links; or that nothing does. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { useWords, type Words } from '../language/words.js';
import { lateness } from '../saying/lateness.js';
import { Card } from '../ui/card.js';
import { TextLink } from '../ui/text-link.js';

const mostNamed = 4;
const severities = ['critical', 'warning', 'info'] as const;

interface Named {
  readonly id: string;
  readonly href: string;
  readonly text: string;
}

export function Attention({ indicators }: { indicators: readonly IndicatorSummaryWire[] }) {
  const words = useWords();
  const titleId = useId();
  const firing = severities.map((severity) => ({
    severity,
    named: indicators.flatMap((one) =>
      namedAlert(words, one, (alert) => !alert.acknowledged && alert.severity === severity),
    ),
  }));
  const acknowledged = indicators.flatMap((one) => namedAlert(words, one, (alert) => alert.acknowledged));
  const overdue = indicators
    .flatMap(({ id, name, overdue: late }) => (late === null ? [] : [{ id, name, days: late.daysLate }]))
    .sort((a, b) => b.days - a.days)
    .map(({ id, name, days }) => ({
      id,
      href: `/indicators/${id}`,
      text: words.text(name),
      after: words.t('attention.late', { ...lateness(days) }),
    }));
  const tied = indicators.flatMap(({ id, name, latest }) =>
    latest?.recommendedBecause === 'tied' && latest.observation !== null
      ? [{ id, href: `/observations/${latest.observation.id}`, text: words.text(name) }]
      : [],
  );
  const calm =
    overdue.length + acknowledged.length + tied.length === 0 &&
    firing.every(({ named }) => named.length === 0);
  return (
    <Card labelledBy={titleId} className="flex flex-col gap-3">
      <h2 id={titleId} className="text-base font-semibold">
        {words.t('attention.title')}
      </h2>
      {calm ? (
        <p className="flex items-center gap-2 text-sm text-muted">
          <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0">
            <circle cx={8} cy={8} r={6} className="fill-within" />
          </svg>
          {words.t('attention.none')}
        </p>
      ) : (
        <dl className="flex flex-col gap-2 text-sm">
          {firing.map(({ severity, named }) => (
            <Line
              key={severity}
              mark={<Mark kind={severity} />}
              title={words.t(`attention.${severity}`)}
              named={named}
              rest="/alerts?state=firing"
            />
          ))}
          <Line
            mark={<Mark kind="acknowledged" />}
            title={words.t('attention.acknowledged')}
            named={acknowledged}
            rest="/alerts?state=firing"
          />
          <Line mark={<Mark kind="tied" />} title={words.t('attention.tied')} named={tied} rest={null} />
          <Line
            mark={<Mark kind="overdue" />}
            title={words.t('attention.overdue')}
            named={overdue}
            rest="/?overdue=1"
          />
        </dl>
      )}
    </Card>
  );
}

/** The alert of an indicator that matters most: one that is certain before one that is possible. */
function namedAlert(
  words: Words,
  { id, name, alerts }: IndicatorSummaryWire,
  wanted: (alert: IndicatorSummaryWire['alerts'][number]) => boolean,
): Named[] {
  const open = alerts.filter(
    (alert) => alert.state !== 'normal' && alert.state !== 'pending' && wanted(alert),
  );
  const alert = open.find(({ channel }) => channel === 'certain') ?? open[0];
  if (alert === undefined) return [];
  const text = words.text(name);
  return [
    {
      id,
      href: `/alerts/${alert.id}`,
      text: alert.channel === 'certain' ? text : words.t('attention.possibly', { name: text }),
    },
  ];
}

interface LineProps {
  readonly mark: ReactNode;
  readonly title: string;
  readonly named: readonly (Named & { readonly after?: string })[];
  /** Where those are that are not named; null where all are. */
  readonly rest: string | null;
}

function Line({ mark, title, named, rest }: LineProps) {
  const words = useWords();
  if (named.length === 0) return null;
  const shown = rest === null ? named : named.slice(0, mostNamed);
  return (
    <div className="flex flex-col items-start gap-x-2 sm:flex-row">
      <dt className="flex w-28 shrink-0 items-center gap-2 font-semibold">
        {mark}
        {title}
      </dt>
      <dd className="min-w-0 text-muted">
        {/* One below the other where it is narrow, with nothing between that a line could end on. */}
        {shown.map(({ id, href, text, after }, at) => (
          <span key={id} className="block sm:inline">
            {at > 0 && <span className="max-sm:hidden">{words.t('list.comma')}</span>}
            <TextLink href={href}>{text}</TextLink>
            {after !== undefined && ` (${after})`}
          </span>
        ))}
        {rest !== null && named.length > shown.length && (
          <span className="block sm:inline">
            <span className="max-sm:hidden">{words.t('list.comma')}</span>
            <TextLink href={rest}>
              {words.t('attention.more', { count: named.length - shown.length })}
            </TextLink>
          </span>
        )}
      </dd>
    </div>
  );
}

function Mark({ kind }: { kind: (typeof severities)[number] | 'acknowledged' | 'tied' | 'overdue' }) {
  if (kind === 'overdue')
    return (
      <span
        aria-hidden
        className="size-4 shrink-0 rounded-tremor-small border border-faint bg-[repeating-linear-gradient(45deg,transparent_0_3px,rgb(var(--faint))_3px_5px)]"
      />
    );
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0">
      {kind === 'critical' && (
        <rect x={1.5} y={1.5} width={13} height={13} rx={1.5} className="fill-breach" />
      )}
      {kind === 'warning' && <path d="M8 1.5 15 14H1z" className="fill-watch" />}
      {kind === 'info' && <circle cx={8} cy={8} r={6} className="fill-within" />}
      {kind === 'tied' && <path d="M2 5.5h12M2 10.5h12" className="stroke-watch" strokeWidth={2.2} />}
      {kind === 'acknowledged' && (
        <path
          d="m3 8.5 3.5 3.5L13 5"
          className="fill-none stroke-muted"
          strokeWidth={2.2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}

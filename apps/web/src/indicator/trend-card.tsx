import type { IndicatorWire, StatisticsWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useStatistics } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

interface Props {
  readonly indicator: Pick<IndicatorWire, 'id'>;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly asOf: string | null;
}

/** What the figures bear, method by method, or why they bear nothing. */
export function Trend({ indicator, dimensions, asOf }: Props) {
  const words = useWords();
  const id = useId();
  const { data, error, refetch } = useStatistics(indicator.id, dimensions, asOf);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('trend.title')}
      </h2>
      {data !== undefined ? (
        <Methods statistics={data} />
      ) : error !== null ? (
        <p className="text-muted">
          {failureText(words, error)}{' '}
          <button
            type="button"
            className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
            onClick={() => void refetch()}
          >
            {words.t('failed.retry')}
          </button>
        </p>
      ) : (
        <Skeleton height={120} />
      )}
    </Card>
  );
}

function Methods({ statistics }: { statistics: StatisticsWire }) {
  const words = useWords();
  const { theilSen, mannKendall, ewma, cusum, yearOnYear, partialLeftOut } = statistics;
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
        {theilSen.result === null ? (
          <Method statistic={theilSen} refusal={words.t('trend.notClaimed')} />
        ) : (
          <>
            <Method statistic={theilSen} details={slopeDetails(words, statistics)} />
            <Method statistic={mannKendall} />
          </>
        )}
        {[ewma, cusum, yearOnYear].map((statistic) => (
          <Method key={statistic.method.name.en} statistic={statistic} />
        ))}
      </dl>
      {partialLeftOut > 0 && (
        <p className="text-xs text-faint">{words.t('trend.leftOut', { count: partialLeftOut })}</p>
      )}
    </>
  );
}

type Statistic = Pick<StatisticsWire['theilSen'], 'method' | 'whyNot'> & {
  readonly result: { readonly conclusion: StatisticsWire['theilSen']['method']['name'] } | null;
};

interface MethodProps {
  readonly statistic: Statistic;
  readonly details?: readonly string[];
  /** Said before the reason why there is no result. */
  readonly refusal?: string;
}

function Method({ statistic, details = [], refusal }: MethodProps) {
  const words = useWords();
  const { method, result, whyNot } = statistic;
  const said = result?.conclusion ?? whyNot?.text;
  if (said === undefined) return null;
  return (
    <div className="contents">
      <dt className="text-sm text-muted">
        {words.text(method.name)}
        <bdi className="block text-xs text-faint">{words.text(method.source)}</bdi>
      </dt>
      <dd className={`min-w-0 text-sm ${result === null ? 'text-muted' : 'text-ink'}`}>
        {refusal !== undefined && <span className="font-semibold text-ink">{refusal} </span>}
        {words.text(said)}
        {details.length > 0 && <span className="block text-xs text-muted">{details.join(' · ')}</span>}
      </dd>
    </div>
  );
}

/** Which figures the sentence is about. */
function slopeDetails(words: Words, { theilSen: { inputs, result } }: StatisticsWire): string[] {
  const { from, to, points, gaps } = inputs;
  if (result === null || from === null || to === null) return [];
  return [words.t('trend.figures', { count: points, from: words.period(from), to: words.period(to), gaps })];
}

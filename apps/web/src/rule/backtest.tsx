import type { BacktestWire, IndicatorSummaryWire, RuleBody } from '@marsad/indicators/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { StateMark } from '../saying/state-mark.js';
import { Card } from '../ui/card.js';
import { useDebounced } from '../ui/debounced.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

interface Props {
  /** Null while the rule is not complete. */
  readonly body: RuleBody | null;
  readonly indicator: IndicatorSummaryWire | undefined;
}

/** More periods than these say nothing more of a rule, and fill the page. */
const mostPeriods = 36;

/** When the rule would have fired, while it is being typed. */
export function Backtest({ body, indicator }: Props) {
  const words = useWords();
  const id = useId();
  const [vintages, setVintages] = useState(false);
  const settled = useDebounced(body, 300);
  const test = useQuery({
    queryKey: ['backtest', settled, vintages],
    queryFn: ({ signal }) => api.backtest(settled as RuleBody, vintages, signal),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Card labelledBy={id} className="flex flex-col gap-4 lg:sticky lg:top-4">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {words.t('backtest.title')}
        </h2>
        <p className="text-sm text-muted">{words.t('backtest.lead')}</p>
      </div>
      <label className="inline-flex min-h-10 items-center gap-2 text-sm font-medium">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={vintages}
          onChange={({ target }) => setVintages(target.checked)}
        />
        {words.t('backtest.vintages')}
      </label>
      {settled === null || indicator === undefined ? (
        <p className="text-sm text-muted">{words.t('backtest.incomplete')}</p>
      ) : test.data === undefined ? (
        test.isError ? (
          <Failed what={words.t('backtest.title')} error={test.error} retry={() => void test.refetch()} />
        ) : (
          <Skeleton height={160} />
        )
      ) : (
        <div aria-live="polite" aria-busy={test.isPlaceholderData} className="flex flex-col gap-6">
          {test.data.instances.map((instance) => (
            <Instance key={JSON.stringify(instance.dimensions)} instance={instance} indicator={indicator} />
          ))}
        </div>
      )}
    </Card>
  );
}

type OneInstance = BacktestWire['instances'][number];

const fills = {
  firing: 'border-breach bg-breach/15',
  pending: 'border-watch bg-watch/15',
  recovering: 'border-watch',
  normal: 'border-line',
  nodata: 'border-edge',
  error: 'border-breach',
} as const;

function Instance({ instance, indicator }: { instance: OneInstance; indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const { periods, incidents, dimensions } = instance;
  const shown = periods.slice(-mostPeriods);
  const parts = partNames(words, dimensions, indicator);
  return (
    <section className="flex flex-col gap-2 text-sm">
      {(indicator.dimensions.length > 0 || parts.length > 0) && (
        <h3 className="font-semibold">
          {parts.length === 0 ? words.t('field.dimensionTotal') : parts.join(words.t('list.comma'))}
        </h3>
      )}
      {periods.length === 0 ? (
        <p className="text-muted">{words.t('backtest.noFigures')}</p>
      ) : (
        <>
          <p className="font-medium">{words.t('backtest.count', { count: incidents.length })}</p>
          {incidents.length > 0 && (
            <ul className="flex flex-col gap-1">
              {incidents.map((incident) => (
                <li key={`${incident.channel} ${incident.startsAt}`}>
                  {words.t(incident.endsAt === null ? 'backtest.since' : 'backtest.span', {
                    start: words.day(incident.startsAt),
                    end: incident.endsAt === null ? '' : words.day(incident.endsAt),
                  })}{' '}
                  <span className="text-muted">
                    {words.t(incident.channel === 'certain' ? 'channel.certain' : 'channel.possible')}
                    {incident.noticedOn !== null &&
                      ` · ${words.t('backtest.noticed', { day: words.day(incident.noticedOn) })}`}
                    {incident.undone !== null && ` · ${words.t(`backtest.undone.${incident.undone}`)}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {shown.length < periods.length && (
            <p className="text-xs text-faint">
              {words.t('backtest.earlier', { count: periods.length - shown.length })}
            </p>
          )}
          <ol className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-1">
            {shown.map(({ period, state }) => (
              <li
                key={`${period.start} ${period.end}`}
                className={`rounded-tremor-small border px-2 py-1 text-xs ${fills[state]}`}
              >
                <span className="block text-muted">{words.period(period, 'compact')}</span>
                {state === 'normal' ? (
                  <span className="text-faint">{words.t('backtest.quiet')}</span>
                ) : (
                  <StateMark state={state} className="text-xs" />
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

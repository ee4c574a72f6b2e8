import type { BaselineHistoryWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';

type Pinned = BaselineHistoryWire['items'][number];

/** What the series of an indicator are and were compared with; read once somebody asks. */
export function BaselineHistory({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const history = useQuery({
    // Under the series, so that what makes these stale makes it stale too.
    queryKey: [...keys.allSeries(indicator.id), 'baselines'],
    queryFn: ({ signal }) => api.baselines(indicator.id, signal),
    enabled: open,
  });
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('baselines.title')}
      </summary>
      {history.data === undefined ? (
        history.isError ? (
          <Failed
            what={words.t('baselines.title')}
            error={history.error}
            retry={() => void history.refetch()}
          />
        ) : (
          <Skeleton height={80} />
        )
      ) : history.data.length === 0 ? (
        <p className="text-muted">{words.t('baselines.none')}</p>
      ) : (
        <ol className="mt-1 flex flex-col gap-3">
          {history.data.map((pinned) => (
            <Item key={`${pinned.observation} ${pinned.pinnedAt}`} pinned={pinned} indicator={indicator} />
          ))}
        </ol>
      )}
    </details>
  );
}

function Item({ pinned, indicator }: { pinned: Pinned; indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const parts = partNames(words, pinned.dimensions, indicator);
  return (
    <li className={`border-s-2 ps-3 ${pinned.endedAt === null ? 'border-accent' : 'border-edge'}`}>
      <p className="font-medium">
        <TextLink href={`/observations/${pinned.observation}`}>
          {words.figure(pinned.quantity, indicator.unit, pinned.per as 'period')}
        </TextLink>{' '}
        <span className="font-normal text-muted">
          {words.period(pinned.period)}
          {parts.length > 0 && ` · ${parts.join(words.t('list.comma'))}`}
        </span>
      </p>
      <p className="text-xs text-muted">
        {words.t('history.by', { by: pinned.by, when: words.instant(pinned.pinnedAt) })}
        {pinned.endedAt !== null &&
          ` · ${words.t('baselines.until', { when: words.instant(pinned.endedAt) })}`}
      </p>
      {pinned.reason !== null && (
        <q>
          <bdi>{pinned.reason}</bdi>
        </q>
      )}
    </li>
  );
}

import type { HistoryWire, IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useHistory } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

type Item = HistoryWire['items'][number];

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
}

/** Every revision, the newest first: what changed, why, by whom. */
export function History({ observation, indicator }: Props) {
  const words = useWords();
  const id = useId();
  const { data, error, refetch } = useHistory(observation.id);
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="mb-3 text-base font-semibold">
        {words.t('history.title')}
      </h2>
      {data === undefined ? (
        error === null ? (
          <Skeleton height={160} />
        ) : (
          <Failed what={words.t('history.title')} error={error} retry={() => void refetch()} />
        )
      ) : (
        <ol className="flex flex-col gap-4">
          {data.toReversed().map((item) => (
            <Step key={item.revision} item={item} all={data} indicator={indicator} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Step({
  item,
  all,
  indicator,
}: {
  item: Item;
  all: readonly Item[];
  indicator: IndicatorSummaryWire;
}) {
  const words = useWords();
  const before = all.find(({ revision }) => revision === item.before);
  return (
    <li className={`border-s-2 ps-4 ${item.supersededAt === null ? 'border-accent' : 'border-edge'}`}>
      <p className="text-sm font-semibold">
        {words.t(`history.${item.kind}`)}
        {item.supersededAt === null && (
          <span className="ms-2 text-xs font-normal text-muted">{words.t('history.live')}</span>
        )}
      </p>
      <p className="text-xs text-muted">
        {words.t('history.by', { by: item.by, when: words.instant(item.recordedAt) })}
      </p>
      {item.reason !== null && (
        <p className="mt-1 text-sm">
          <q>
            <bdi>{item.reason}</bdi>
          </q>
        </p>
      )}
      {(before === undefined || item.kind === 'older-vintage') && item.kind !== 'retracted' && (
        <p className="mt-1 text-sm font-medium">
          {words.figure(item.quantity, indicator.unit, item.per)}{' '}
          <span className="font-normal text-muted">
            {words.t('history.knownOn', { day: words.day(item.knownOn) })}
          </span>
        </p>
      )}
      {before !== undefined && item.changed.length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
          {item.changed.map((field) => (
            <div key={field} className="contents">
              <dt className="text-muted">{words.t(`history.field.${field}`)}</dt>
              <dd className="min-w-0 break-words">
                <del className="text-muted">{valueText(words, before, field, indicator)}</del>{' '}
                <span aria-hidden className="inline-block text-faint rtl:-scale-x-100">
                  →
                </span>{' '}
                <ins className="font-medium text-ink no-underline">
                  {valueText(words, item, field, indicator)}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function valueText(
  words: Words,
  item: Item,
  field: Item['changed'][number],
  indicator: IndicatorSummaryWire,
) {
  const nothing = words.t('history.nothing');
  switch (field) {
    case 'figure':
      return <bdi>{words.figure(item.quantity, indicator.unit, item.per)}</bdi>;
    case 'per':
      return words.t(`per.${item.per}`);
    case 'period':
      return <bdi>{words.period(item.period)}</bdi>;
    case 'dimensions':
      return (
        partNames(words, item.dimensions, indicator).join(words.t('list.comma')) ||
        words.t('field.dimensionTotal')
      );
    case 'source':
      return <bdi>{item.source.title}</bdi>;
    case 'sourceDate':
      return item.sourceDate === null ? nothing : words.day(item.sourceDate);
    case 'status':
      return words.t(`status.${item.status}`);
    default: {
      const value = item[field];
      return value === null ? nothing : <bdi>{value}</bdi>;
    }
  }
}

import type { ReadingItemWire } from '@marsad/indicators/contract';
import { useWords, type Words } from '../language/words.js';
import { shortSource } from '../saying/citation.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { StackedCell, StackedRow, StackedTable } from '../ui/stacked-table.js';
import { TextLink } from '../ui/text-link.js';
import { progressSaid } from './progress-said.js';
import { StatusMark } from './status-mark.js';
import { useReadings } from './use-readings.js';

/** Every report that was read: whose, when, and how far its figures are worked through. */
export function History() {
  const words = useWords();
  const list = useReadings();
  const readings = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={words.t('readings.history')} lead={words.t('readings.historyLead')}>
      {list.isError && readings.length > 0 && (
        <div className="mb-3">
          <Notice kind="warning" role="status">
            {words.t('readings.stale')}
          </Notice>
        </div>
      )}
      {list.isError && readings.length === 0 ? (
        <Failed what={words.t('readings.what')} error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton height={200} />
      ) : readings.length === 0 ? (
        <p className="text-sm text-muted">{words.t('readings.none')}</p>
      ) : (
        <StackedTable
          caption={words.t('readings.history')}
          head={[
            words.t('readings.col.name'),
            words.t('readings.col.status'),
            words.t('readings.col.counts'),
            words.t('tables.col.by'),
            words.t('tables.col.when'),
          ]}
        >
          {readings.map((one) => (
            <Item key={one.id} one={one} />
          ))}
        </StackedTable>
      )}
      {list.hasNextPage && (
        <div className="mt-4">
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.t('tables.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Item({ one }: { one: ReadingItemWire }) {
  const words = useWords();
  const { source, name } = one;
  return (
    <StackedRow>
      <StackedCell className="break-words font-medium sm:min-w-40">
        <bdi>
          <TextLink href={`/readings/${one.id}`}>{name}</TextLink>
        </bdi>
        {(source.publisher !== null || source.title !== name) && (
          <bdi className="block text-xs font-normal text-muted">
            {source.title === name ? shortSource({ ...source, id: '' }, words) : source.title}
          </bdi>
        )}
      </StackedCell>
      <StackedCell className="sm:min-w-32">
        <StatusMark status={one.status} />
        {one.progress !== null && (
          <span className="block text-xs tabular-nums text-muted">{progressSaid(words, one.progress)}</span>
        )}
      </StackedCell>
      <StackedCell className="sm:min-w-40">{countsText(words, one)}</StackedCell>
      <StackedCell isBeside className="max-sm:text-muted">
        <bdi>{one.by.name}</bdi>
      </StackedCell>
      <StackedCell isBeside className="max-sm:text-muted">
        {words.instant(one.at)}
      </StackedCell>
    </StackedRow>
  );
}

const states = ['open', 'accepted', 'dismissed'] as const;

/** "12 open, 3 accepted"; a dash until it is read. */
function countsText(words: Words, { status, counts }: ReadingItemWire): string {
  if (status !== 'read') return '–';
  const said = states.flatMap((state) =>
    counts[state] === 0 ? [] : [words.t(`readings.count.${state}`, { count: counts[state] })],
  );
  return said.length === 0 ? words.t('readings.noFigures') : said.join(words.t('list.comma'));
}

import type { ReadingItemWire } from '@marsad/indicators/contract';
import { useWords, type Words } from '../language/words.js';
import { shortSource } from '../saying/citation.js';
import { Paged } from '../ui/paged.js';
import { Section } from '../ui/section.js';
import { StackedCell, StackedRow, StackedTable } from '../ui/stacked-table.js';
import { TextLink } from '../ui/text-link.js';
import { progressSaid } from './progress-said.js';
import { StatusMark } from './status-mark.js';
import { useReadings } from './use-readings.js';

/** Every report that was read: whose, when, and how far its figures are worked through. */
export function History() {
  const words = useWords();
  const list = useReadings();
  return (
    <Section title={words.t('readings.history')} lead={words.t('readings.historyLead')}>
      <Paged
        list={list}
        what={words.t('readings.what')}
        height={200}
        none={<p className="text-sm text-muted">{words.t('readings.none')}</p>}
        more={words.t('tables.more')}
      >
        {(readings) => (
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
      </Paged>
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

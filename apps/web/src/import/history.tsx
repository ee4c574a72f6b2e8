import type { ImportWire } from '@marsad/indicators/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { paged } from '../api/paged.js';
import { keys } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords, type Words } from '../language/words.js';
import { Paged } from '../ui/paged.js';
import { Section } from '../ui/section.js';
import { StackedCell, StackedRow, StackedTable } from '../ui/stacked-table.js';
import { TextLink } from '../ui/text-link.js';
import { StatusMark } from './status-mark.js';

/** Every table that was brought in: who and when, and what became of it. */
export function History() {
  const words = useWords();
  const list = useInfiniteQuery(
    paged([...keys.imports, 'list'], (cursor, signal) => tableApi.imports(cursor, signal)),
  );
  return (
    <Section title={words.t('tables.history')} lead={words.t('tables.historyLead')}>
      <Paged
        list={list}
        what={words.t('tables.what')}
        height={200}
        none={<p className="text-sm text-muted">{words.t('tables.none')}</p>}
        more={words.t('tables.more')}
      >
        {(imports) => (
          <StackedTable
            caption={words.t('tables.history')}
            head={[
              words.t('tables.col.name'),
              words.t('tables.col.status'),
              words.t('tables.col.counts'),
              words.t('tables.col.by'),
              words.t('tables.col.when'),
            ]}
          >
            {imports.map((one) => (
              <Item key={one.id} one={one} />
            ))}
          </StackedTable>
        )}
      </Paged>
    </Section>
  );
}

function Item({ one }: { one: ImportWire }) {
  const words = useWords();
  return (
    <StackedRow>
      <StackedCell className="break-words font-medium sm:min-w-40">
        <bdi>
          <TextLink href={`/tables/${one.id}`}>{one.name}</TextLink>
        </bdi>
      </StackedCell>
      <StackedCell className="sm:min-w-32">
        <StatusMark status={one.status} />
      </StackedCell>
      <StackedCell className="sm:min-w-40">{countsText(words, one.counts)}</StackedCell>
      <StackedCell isBeside className="max-sm:text-muted">
        <bdi>{one.feed === null ? one.by.name : words.t('tables.byFeed', { name: one.feed.name })}</bdi>
      </StackedCell>
      <StackedCell isBeside className="max-sm:text-muted">
        {words.instant(one.at)}
      </StackedCell>
    </StackedRow>
  );
}

const kinds = ['create', 'revise', 'unchanged', 'skip', 'reject'] as const;

/** What is in it, by what becomes of it: "120 new, 4 revised". */
export function countsText(words: Words, counts: ImportWire['counts']): string {
  if (counts === null) return '–';
  const said = kinds.flatMap((kind) =>
    counts[kind] === 0 ? [] : [words.t(`import.count.${kind}`, { count: counts[kind] })],
  );
  return said.length === 0
    ? words.t('import.rows', { count: counts.rows })
    : said.join(words.t('list.comma'));
}

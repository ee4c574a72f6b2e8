import type { PipelineQueueWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { Cell, Row, Table } from '../ui/table.js';
import { ageText } from './age.js';

const columns = ['waiting', 'active', 'delayed', 'open', 'failed', 'oldest', 'finished'] as const;

export function QueueTable({ queues }: { queues: readonly PipelineQueueWire[] }) {
  const words = useWords();
  const count = (value: number | undefined) => (value === undefined ? '–' : words.number(value));
  return (
    <Table
      caption={words.t('pipeline.queues')}
      head={[words.t('pipeline.queue'), ...columns.map((column) => words.t(`pipeline.col.${column}`))]}
    >
      {queues.map(({ name, jobs, open, failed, oldestSeconds, finishedAt }) => (
        <Row key={name}>
          <Cell className="font-medium">{words.t(`pipeline.queue.${name}`)}</Cell>
          <Cell className="tabular-nums">{count(jobs?.waiting)}</Cell>
          <Cell className="tabular-nums">{count(jobs?.active)}</Cell>
          <Cell className="tabular-nums">{count(jobs?.delayed)}</Cell>
          <Cell className="tabular-nums">{count(open)}</Cell>
          <Cell className={`tabular-nums ${failed > 0 ? 'font-semibold text-breach-ink' : ''}`}>
            {count(failed)}
          </Cell>
          <Cell>{oldestSeconds === null ? '–' : ageText(words.locale, oldestSeconds)}</Cell>
          <Cell>{finishedAt === null ? '–' : words.instant(finishedAt)}</Cell>
        </Row>
      ))}
    </Table>
  );
}

import type { PipelineWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { sinceText } from '../live/connection-state.js';
import { useConnection } from '../live/stream.js';
import { ForRole } from '../session/session.js';
import { Failed } from '../ui/failed.js';
import { PageHead } from '../ui/page-head.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { PipelineHistory } from './history.js';
import { QueueTable } from './queue-table.js';
import { Stuck } from './stuck.js';
import { PipelineSummary } from './summary.js';
import { useElapsed } from './use-elapsed.js';
import { WorkerNotice } from './worker-notice.js';

/** How what was entered becomes what is on record, and what keeps it from doing so. */
export default function PipelinePage() {
  const words = useWords();
  const { data, error, isError, dataUpdatedAt, refetch } = useQuery({
    queryKey: keys.pipeline,
    queryFn: ({ signal }) => api.pipeline(signal),
    staleTime: 0,
  });
  return (
    <>
      <PageHead title={words.t('pipeline.title')} lead={words.t('pipeline.lead')} />
      {data !== undefined ? (
        <PipelineState pipeline={data} readAtMs={dataUpdatedAt} />
      ) : isError ? (
        <Failed what={words.t('pipeline.what')} error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={560} />
      )}
    </>
  );
}

function PipelineState({ pipeline, readAtMs }: { pipeline: PipelineWire; readAtMs: number }) {
  const words = useWords();
  const { state } = useConnection();
  const cut = state === 'reconnecting' || state === 'offline';
  // Without a live connection silence is ours, not the worker's.
  const passed = useElapsed(readAtMs);
  return (
    <div className="grid gap-4">
      <Section title={words.t('pipeline.worker')}>
        <div className="grid gap-5">
          <WorkerNotice pipeline={pipeline} passedSeconds={cut ? 0 : passed} />
          {cut && (
            <p className="text-sm text-muted">
              {words.t('pipeline.notLive', { at: sinceText(words.locale, new Date(readAtMs)) })}
            </p>
          )}
          <PipelineSummary pipeline={pipeline} />
        </div>
      </Section>
      <PipelineHistory history={pipeline.history} />
      <Section title={words.t('pipeline.queues')} lead={words.t('pipeline.queuesNote')}>
        <QueueTable queues={pipeline.queues} />
        <ForRole needed="admin">
          <p className="mt-3 text-sm">
            <a className="text-accent underline" href="/api/queues">
              {words.t('pipeline.board')}
            </a>
          </p>
        </ForRole>
      </Section>
      <Stuck failures={pipeline.failures} />
    </div>
  );
}

import type { PipelineWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../accounts/section.js';
import { api } from '../client.js';
import { sinceText } from '../frame/connection-state.js';
import { usePageTitle } from '../frame/page-title.js';
import { useWords } from '../language.js';
import { useConnection } from '../live.js';
import { Parts } from '../pipeline/parts.js';
import { QueueTable } from '../pipeline/queue-table.js';
import { Stuck } from '../pipeline/stuck.js';
import { usePassed } from '../pipeline/use-passed.js';
import { WorkerNotice } from '../pipeline/worker-notice.js';
import { keys } from '../queries.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

/** How what was entered becomes what is on record, and what keeps it from doing so. */
export default function PipelinePage() {
  const words = useWords();
  usePageTitle(words.t('pipeline.title'));
  const { data, error, isError, dataUpdatedAt, refetch } = useQuery({
    queryKey: keys.pipeline,
    queryFn: ({ signal }) => api.pipeline(signal),
    staleTime: 0,
  });
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('pipeline.title')}</h1>
      <p className="mb-4 mt-1 max-w-3xl text-base text-muted">{words.t('pipeline.lead')}</p>
      {data !== undefined ? (
        <Standing pipeline={data} readAtMs={dataUpdatedAt} />
      ) : isError ? (
        <Failed what={words.t('pipeline.what')} error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={560} />
      )}
    </>
  );
}

function Standing({ pipeline, readAtMs }: { pipeline: PipelineWire; readAtMs: number }) {
  const words = useWords();
  const { state } = useConnection();
  const cut = state === 'reconnecting' || state === 'offline';
  // Without a live connection silence is ours, not the worker's.
  const passed = usePassed(readAtMs);
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
          <Parts pipeline={pipeline} />
        </div>
      </Section>
      <Section title={words.t('pipeline.queues')} lead={words.t('pipeline.queuesNote')}>
        <QueueTable queues={pipeline.queues} />
      </Section>
      <Stuck failures={pipeline.failures} />
    </div>
  );
}

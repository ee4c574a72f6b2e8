import type { PipelineWire } from '@marsad/indicators/contract';
import { type WorkerState, workerStateOf } from '@marsad/indicators/limits';
import { useWords } from '../language/words.js';
import { Notice } from '../ui/notice.js';
import { agoText } from './age.js';

const sentences = {
  silent: ['pipeline.silent', 'pipeline.silentHelp'],
  stopped: ['pipeline.stopped', 'pipeline.stoppedHelp'],
  never: ['pipeline.never', 'pipeline.neverHelp'],
} as const satisfies Record<Exclude<WorkerState, 'running'>, readonly [string, string]>;

interface Props {
  readonly pipeline: PipelineWire;
  readonly passedSeconds: number;
}

/** Whether anybody works on what waits; loud where nobody does. */
export function WorkerNotice({ pipeline: { worker, queueStore }, passedSeconds }: Props) {
  const words = useWords();
  const state = workerStateOf(worker.seen, passedSeconds);
  const ago = agoText(words.locale, (worker.seen[0]?.seenSecondsAgo ?? 0) + passedSeconds);
  if (state !== 'running') {
    const [title, help] = sentences[state];
    return (
      <Notice kind="error" role="alert" title={words.t(title)}>
        <p className="mt-1 max-w-3xl">{words.t(help, { ago })}</p>
      </Notice>
    );
  }
  const running = worker.seen.filter((one) => workerStateOf([one], passedSeconds) === 'running').length;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <span aria-hidden className="size-3 rounded-tremor-full bg-within" />
        <span className="font-semibold">{words.t('pipeline.running')}</span>
        <span className="text-muted">
          {words.t('pipeline.seen', { ago })}
          {running > 1 && ` ${words.t('pipeline.seenMore', { count: running })}`}
        </span>
      </p>
      {queueStore !== null && queueStore.error !== null && (
        <Notice kind="error" role="alert" title={words.t('pipeline.storeAway')}>
          <p className="mt-1 max-w-3xl">
            {words.t(
              queueStore.kind === 'redis' ? 'pipeline.storeAwayHelp' : 'pipeline.storeAwayHelpPostgres',
            )}
          </p>
          {queueStore.error !== '' && (
            <p className="mt-1 text-xs">
              <bdi>{queueStore.error}</bdi>
            </p>
          )}
        </Notice>
      )}
    </>
  );
}

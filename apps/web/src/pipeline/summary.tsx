import type { PipelineWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { TextLink } from '../ui/text-link.js';
import { ageText, agoText } from './age.js';

/** The parts the pipeline is made of, and what is to be said of each. */
export function PipelineSummary({ pipeline }: { pipeline: PipelineWire }) {
  const words = useWords();
  const { database, queueStore, queues } = pipeline;
  const of = (name: string) => queues.find((queue) => queue.name === name);
  const outbox = queues.filter(({ name }) => name !== 'deliver' && name !== 'feed');
  const notHandedOver = outbox.reduce((sum, queue) => sum + queue.notHandedOver, 0);
  const oldest = Math.max(-1, ...outbox.map(({ oldestSeconds }) => oldestSeconds ?? -1));
  const messages = of('deliver');
  const evaluated = of('evaluate')?.finishedAt ?? null;
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
      <Item title={words.t('pipeline.database')} said={words.t(`pipeline.database.${database.kind}`)}>
        {words.t('pipeline.answers')}
      </Item>
      <Item
        title={words.t('pipeline.store')}
        said={words.t(queueStore === null ? 'pipeline.store.none' : `pipeline.store.${queueStore.kind}`)}
      >
        {queueStore?.error === null && words.t('pipeline.asOfWorker')}
      </Item>
      <Item title={words.t('pipeline.outbox')} said={words.number(notHandedOver)}>
        {oldest < 0
          ? words.t('pipeline.outboxNone')
          : words.t('pipeline.outboxOldest', { age: ageText(words.locale, oldest) })}
      </Item>
      <Item
        title={words.t('pipeline.messages')}
        said={words.t('pipeline.messagesCount', {
          waiting: words.number(messages?.open ?? 0),
          dead: words.number(messages?.failed ?? 0),
        })}
      >
        <ForRole needed="editor">
          <TextLink href="/receivers">{words.t('pipeline.messagesSee')}</TextLink>
        </ForRole>
      </Item>
      <Item
        title={words.t('pipeline.evaluated')}
        said={evaluated === null ? words.t('pipeline.noEvaluation') : words.instant(evaluated)}
      />
      <Backup backup={pipeline.backup} />
    </dl>
  );
}

/** The newest there is, and whether the last try came to something. */
function Backup({ backup: { last, made } }: Pick<PipelineWire, 'backup'>) {
  const words = useWords();
  const failed = last?.outcome === 'failed' ? last : null;
  return (
    <Item
      title={words.t('pipeline.backup')}
      said={made === null ? words.t('pipeline.noBackup') : agoText(words.locale, made.ageSeconds)}
    >
      {failed !== null ? (
        <span className="text-watch-ink">
          {words.t('pipeline.backupFailed', { at: words.instant(failed.finishedAt) })}{' '}
          {failed.error !== null && <bdi>{failed.error}</bdi>}
        </span>
      ) : (
        words.t(made === null ? 'pipeline.noBackupHelp' : 'pipeline.backupMade', {
          at: made === null ? '' : words.instant(made.at),
        })
      )}
    </Item>
  );
}

function Item({ title, said, children }: { title: string; said: string; children?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{title}</dt>
      <dd className="mt-0.5">
        <span className="block font-semibold">{said}</span>
        <span className="block text-xs text-muted empty:hidden">{children}</span>
      </dd>
    </div>
  );
}

import type { PipelineWire, StuckWorkWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Confirmed } from '../ui/confirmed.js';
import { failureText } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { TextField } from '../ui/form-fields.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { TextLink } from '../ui/text-link.js';

/** What failed, why in plain words, and what to do with it. */
export function Stuck({ failures }: { failures: readonly StuckWorkWire[] }) {
  const words = useWords();
  const [said, setSaid] = useState<'pipeline.retried' | 'pipeline.discarded' | null>(null);
  const show = useShow();
  return (
    <Section title={words.t('pipeline.failures')} lead={words.t('pipeline.failuresLead')}>
      <div role="status" className="mb-3 empty:hidden">
        {said !== null && <Notice kind="good">{words.t(said)}</Notice>}
      </div>
      {failures.length === 0 ? (
        <p className="text-sm text-muted">{words.t('pipeline.failuresNone')}</p>
      ) : (
        <>
          <ForRole needed="editor">
            <div className="mb-3">
              <Confirmed
                label={words.t('pipeline.retryAll')}
                about={words.t('pipeline.failures')}
                question={words.t('pipeline.retryAllQuestion')}
                act={async () => show(await api.retryAllWork())}
                done={() => setSaid('pipeline.retried')}
              />
            </div>
          </ForRole>
          <FramedList>
            {failures.map((work) => (
              <Work key={work.id} work={work} say={setSaid} />
            ))}
          </FramedList>
        </>
      )}
    </Section>
  );
}

/** The answer to a deed is the pipeline as it stands after it. */
function useShow() {
  const client = useQueryClient();
  return (pipeline: PipelineWire) => client.setQueryData(keys.pipeline, pipeline);
}

type Say = (what: 'pipeline.retried' | 'pipeline.discarded') => void;

function Work({ work, say }: { work: StuckWorkWire; say: Say }) {
  const words = useWords();
  const show = useShow();
  const { data: indicators } = useIndicators();
  const [giving, setGiving] = useState(false);
  const retrying = useMutation({
    mutationFn: () => api.retryWork(work.id),
    onSuccess: (pipeline) => {
      show(pipeline);
      say('pipeline.retried');
    },
  });
  const indicator = indicators?.find(({ id }) => id === work.indicator);
  const name = indicator === undefined ? (work.indicator ?? '') : words.text(indicator.name);
  const about = [words.t(`pipeline.work.${work.queue}`), name, work.period ?? ''].filter(Boolean).join(', ');
  return (
    <ListItem className="flex-wrap !items-start gap-x-4 gap-y-2 !py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">
          {words.t(`pipeline.work.${work.queue}`)}
          {work.indicator !== null && (
            <>
              {' · '}
              <TextLink href={`/indicators/${work.indicator}`}>{name}</TextLink>
            </>
          )}
          {work.period !== null && (
            <>
              {' · '}
              <bdi className="whitespace-nowrap">{work.period}</bdi>
            </>
          )}
        </p>
        <p>{words.t(`pipeline.kind.${work.kind}`)}</p>
        <p className="text-xs text-muted">
          {words.t('pipeline.since', { at: words.instant(work.createdAt) })}
          {' · '}
          {words.t('pipeline.tries', { count: work.attempts })}
          {' · '}
          {words.t('pipeline.next', { at: words.instant(work.nextAt) })}
        </p>
        {work.error !== null && (
          <details className="mt-1 text-xs">
            <summary className="cursor-pointer text-muted hover:text-ink">
              {words.t('pipeline.error')}
            </summary>
            <p dir="ltr" className="mt-1 break-words rounded-tremor-small bg-sunken p-2 text-start">
              {work.error}
            </p>
          </details>
        )}
        {retrying.isError && (
          <p role="alert" className="text-refused">
            {failureText(words, retrying.error)}
          </p>
        )}
        {giving && <GiveUp work={work} about={about} say={say} />}
      </div>
      <ForRole needed="editor">
        <div className="flex flex-wrap gap-2">
          <Button
            aria-label={`${words.t('pipeline.retry')}: ${about}`}
            disabled={retrying.isPending}
            onClick={() => retrying.mutate()}
          >
            {words.t('pipeline.retry')}
          </Button>
          <Button
            aria-label={`${words.t('pipeline.discard')}: ${about}`}
            aria-expanded={giving}
            onClick={() => setGiving(!giving)}
          >
            {words.t('pipeline.discard')}
          </Button>
        </div>
      </ForRole>
    </ListItem>
  );
}

function GiveUp({ work, about, say }: { work: StuckWorkWire; about: string; say: Say }) {
  const words = useWords();
  const show = useShow();
  return (
    <div className="mt-3">
      <p className="mb-2">
        {words.t(work.queue === 'ingest' ? 'pipeline.discardIngest' : 'pipeline.discardEvaluate')}
      </p>
      <ServerForm
        label={`${words.t('pipeline.discard')}: ${about}`}
        first={{ reason: '' }}
        send={(form) => api.discardWork(work.id, form.reason)}
        done={(pipeline) => {
          say('pipeline.discarded');
          show(pipeline);
        }}
        submit={words.t('pipeline.discardDo')}
      >
        <TextField name="reason" label={words.t('pipeline.discardReason')} maxLength={1000} />
      </ServerForm>
    </div>
  );
}

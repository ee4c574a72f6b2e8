import type { SavedBriefWire, ShownBriefWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { briefApi, useSavedBrief, useShownBrief } from '../api/brief.js';
import { noAnswer } from '../api/no-answer.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Button, DownloadLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { Failed, failureText, isNotFound } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { Mailing } from './mailing.js';
import { SavedForm } from './saved-form.js';
import { Sheet } from './sheet.js';

/** A kept brief: as it is read, and where it is changed. */
export default function SavedPage({ id }: { id: string }) {
  const words = useWords();
  // The news that it is gone may come before the answer to who deleted it: it is not asked for any more.
  const [isDeleted, setDeleted] = useState(false);
  const { data, error, refetch } = useSavedBrief(id, !isDeleted);
  usePageTitle(data?.name ?? '');
  if (data !== undefined) return <Saved brief={data} isDeleted={isDeleted} deletes={setDeleted} />;
  if (error === null)
    return (
      <div role="status" aria-label={words.t('loading')}>
        <Skeleton height={900} />
      </div>
    );
  if (isNotFound(error))
    return (
      <>
        <h1 className="text-2xl font-semibold">{words.t('saved.notThere')}</h1>
        <p className="mt-2 text-muted">
          {words.t('saved.notThereText')} <TextLink href="/briefs">{words.t('saved.title')}</TextLink>
        </p>
      </>
    );
  return <Failed what={words.t('saved.what')} error={error} retry={() => void refetch()} />;
}

interface SavedProps {
  readonly brief: SavedBriefWire;
  /** By whoever looks at it, or about to be. */
  readonly isDeleted: boolean;
  readonly deletes: (is: boolean) => void;
}

function Saved({ brief, isDeleted, deletes }: SavedProps) {
  const words = useWords();
  const client = useQueryClient();
  const [isEdited, setEdited] = useState(false);
  const shown = useShownBrief(brief.id, brief.version);
  const again = () => client.invalidateQueries({ queryKey: keys.savedBriefs });
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4 print:hidden">
        <div className="min-w-0 max-w-2xl">
          <p className="text-sm">
            <TextLink href="/briefs">{words.t('saved.title')}</TextLink>
          </p>
          <h1 className="break-words text-2xl font-semibold">
            <bdi>{brief.name}</bdi>
          </h1>
          <p className="mt-1 text-sm text-muted">
            {words.t('saved.changed', { by: brief.changedBy, when: words.instant(brief.changedAt) })}
          </p>
        </div>
        <Actions brief={brief} edit={isEdited ? null : () => setEdited(true)} deletes={deletes} />
      </div>
      <div
        className={isEdited ? 'grid gap-6 lg:grid-cols-[22rem_minmax(0,1fr)] lg:items-start print:block' : ''}
      >
        {isEdited && (
          <Card className="min-w-0 print:hidden">
            <SavedForm
              brief={brief}
              shown={shown.data?.items ?? []}
              again={again}
              done={() => setEdited(false)}
              cancel={() => setEdited(false)}
            />
          </Card>
        )}
        {shown.data !== undefined ? (
          <Shown shown={shown.data} />
        ) : shown.error === null ? (
          <div role="status" aria-label={words.t('loading')}>
            <Skeleton height={900} />
          </div>
        ) : (
          <Failed
            what={words.t('brief.figuresFailed')}
            error={shown.error}
            retry={() => void shown.refetch()}
          />
        )}
      </div>
      <div className="mx-auto mt-6 max-w-[210mm] print:hidden">
        <Mailing id={brief.id} isAsked={!isDeleted} />
      </div>
    </>
  );
}

function Shown({ shown }: { shown: ShownBriefWire }) {
  const items = useMemo(
    () => shown.items.flatMap((one) => (one.kind === 'indicator' ? [one.indicator] : [])),
    [shown],
  );
  return (
    <Sheet
      title={shown.name}
      introduction={shown.introduction ?? ''}
      knownOn={shown.knownOn}
      items={items}
      blocks={shown.items}
      linked
    />
  );
}

interface ActionsProps extends Pick<SavedProps, 'brief' | 'deletes'> {
  /** Null while it is being changed. */
  readonly edit: (() => void) | null;
}

function Actions({ brief, edit, deletes }: ActionsProps) {
  const words = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const copying = useMutation({
    mutationFn: () =>
      briefApi.saveBrief({
        name: words.t('saved.copyName', { name: brief.name }).slice(0, 150),
        introduction: brief.introduction,
        items: brief.items,
        asOf: brief.asOf,
        language: brief.language,
      }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.savedBriefs });
      go(`/briefs/${id}`);
    },
  });
  return (
    <div className="flex flex-wrap gap-2">
      <ForRole needed="editor">
        {edit !== null && <Button onClick={edit}>{words.t('saved.edit')}</Button>}
        <Button disabled={copying.isPending} onClick={() => copying.mutate()}>
          {words.t('saved.duplicate')}
        </Button>
        <Confirmed
          label={words.t('saved.delete')}
          about={brief.name}
          question={words.t('saved.deleteQuestion')}
          act={async () => {
            deletes(true);
            try {
              return await briefApi.deleteSavedBrief(brief.id);
            } catch (error) {
              deletes(false);
              throw error;
            }
          }}
          done={() => go(`/briefs?gone=${brief.id}`)}
        />
      </ForRole>
      <DownloadLink href={`/api/v1/saved-briefs/${brief.id}/pdf`}>{words.t('saved.pdf')}</DownloadLink>
      <Button look="primary" onClick={() => window.print()}>
        {words.t('brief.print')}
      </Button>
      {copying.isError && (
        <Notice kind="warning" role="alert">
          {failureText(words, copying.error)} {noAnswer(copying.error) && words.t('form.mayBeThere')}
        </Notice>
      )}
    </div>
  );
}

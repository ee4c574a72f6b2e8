import type { ImportEntryKind, ImportWire } from '@marsad/indicators/contract';
import { rejectedAddress } from '@marsad/indicators/contract/client/import';
import { useIsMutating, useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiError } from '../api/client.js';
import { tableApi } from '../api/tables.js';
import { useWords, type Words } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import type { AnswersHeld } from './answers-kept.js';
import { useRoundBefore } from './questions.js';
import { Rows } from './rows.js';
import { toRecord } from './status.js';
import { StepHeading } from './step.js';
import { importKey, useReadAgain } from './use-import.js';
import { Cancel } from './working.js';

interface PlanProps {
  readonly one: ImportWire;
  readonly held: AnswersHeld;
  /** The record changed while the plan before this one was looked at. */
  readonly isAnew: boolean;
  /** Other meanings are chosen below, which this is not the plan of. */
  readonly isEdited: boolean;
  readonly outdated: () => void;
}

/** What the table would do, before it does anything. */
export function Plan(props: PlanProps) {
  const { one, isAnew } = props;
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id} className="flex flex-col gap-4">
      <div>
        <StepHeading id={id}>{words.t('import.plan')}</StepHeading>
        <p className="text-sm text-muted">{words.t('import.planLead')}</p>
      </div>
      {isAnew && (
        <Notice kind="warning" role="status">
          {words.t('import.planAnew')}
        </Notice>
      )}
      {one.submission === null ? <Decide {...props} /> : <HandedIn />}
      <CountedRows one={one} />
    </Card>
  );
}

const kinds = ['create', 'revise', 'unchanged', 'skip', 'reject'] as const;

/** How many rows come to what; each count shows its rows. */
export function CountedRows({ one }: { one: ImportWire }) {
  const words = useWords();
  const [kind, setKind] = useState<ImportEntryKind | null>(null);
  const { counts } = one;
  if (counts === null) return null;
  const { events, periods } = counts;
  const all = kinds.reduce((sum, each) => sum + counts[each], 0);
  return (
    <>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{words.t('import.kinds')}</legend>
        {([null, ...kinds] as const).map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            aria-pressed={kind === each}
            className={`min-h-10 rounded-tremor-default border px-3 py-1.5 text-sm font-medium ${
              kind === each
                ? 'border-accent bg-sunken text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]'
                : 'border-edge bg-surface text-muted hover:bg-sunken hover:text-ink'
            }`}
            onClick={() => setKind(each)}
          >
            {words.t(`import.count.${each ?? 'all'}`, { count: each === null ? all : counts[each] })}
          </button>
        ))}
      </fieldset>
      {events !== undefined && periods !== undefined && (
        <p className="text-sm text-muted">{words.t('import.events', { events, periods })}</p>
      )}
      {counts.reject > 0 && (
        <p className="max-w-prose text-sm">
          <a
            download
            href={rejectedAddress(one.id)}
            className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
          >
            {words.t('import.rejected')}
          </a>{' '}
          <span className="text-muted">{words.t('import.rejectedLead')}</span>
        </p>
      )}
      <Rows key={kind ?? 'all'} one={one} kind={kind} />
    </>
  );
}

/** Takes it in, and says exactly what that does; or lets it be. */
function Decide({ one, held, isEdited, outdated }: PlanProps) {
  const words = useWords();
  const readAgain = useReadAgain(one.id);
  const isEditor = useWhyNot('editor') === null;
  const committing = useMutation({
    mutationFn: () => tableApi.importStep(one.id, 'commit'),
    onError: (error) => {
      if (isOutdated(error)) outdated();
    },
    onSettled: (answer) => readAgain(answer),
  });
  // While other meanings are on their way, this is the plan of the ones before.
  const isOver = useIsMutating({ mutationKey: importKey(one.id) }) > 0;
  const questions = useRoundBefore(one, held);
  const { counts } = one;
  const count = toRecord(counts);
  return (
    <div className="flex flex-col gap-3">
      {count === 0 ? (
        <Notice>{words.t('import.nothingToDo')}</Notice>
      ) : (
        <div role="status" className="empty:hidden">
          {committing.isError && !isOutdated(committing.error) && (
            <Notice kind="error">{failureText(words, committing.error)}</Notice>
          )}
        </div>
      )}
      <div role="status" className="empty:hidden">
        {isEdited && <Notice kind="warning">{words.t('import.editedBelow')}</Notice>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {count > 0 && counts !== null && (
          <Button
            look="primary"
            disabled={isOver || isEdited || committing.isPending}
            onClick={() => committing.mutate()}
          >
            {committing.isPending
              ? words.t('account.working')
              : isEditor
                ? commitText(words, counts)
                : words.t('import.handIn', { count })}
          </Button>
        )}
        {questions.canGoBack && (
          <Button disabled={isOver || committing.isPending} onClick={questions.goBack}>
            {words.t('import.toQuestions')}
          </Button>
        )}
        <Cancel one={one} />
      </div>
      {questions.error !== null && (
        <Notice kind="error" role="alert">
          {failureText(words, questions.error)}
        </Notice>
      )}
    </div>
  );
}

function commitText(words: Words, { create, revise }: NonNullable<ImportWire['counts']>): string {
  if (revise === 0) return words.t('import.commitCreate', { create });
  if (create === 0) return words.t('import.commitRevise', { revise });
  return words.t('import.commitBoth', { create, revise });
}

function isOutdated(error: Error): boolean {
  return (
    error instanceof ApiError &&
    error.failure.kind === 'problem' &&
    error.failure.problem.code === 'plan-outdated'
  );
}

function HandedIn() {
  const words = useWords();
  return (
    <Notice role="status">
      {words.t('import.submission')} <TextLink href="/review">{words.t('import.submissionSee')}</TextLink>
    </Notice>
  );
}

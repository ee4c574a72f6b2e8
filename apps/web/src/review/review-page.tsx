import type { OpenImportWire, OpenSubmissionWire } from '@marsad/indicators/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../api/client.js';
import { paged } from '../api/paged.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import CitationBody from '../saying/citation-body.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { useSession, useWhyNot } from '../session/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Metric } from '../ui/metric.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { TextLink } from '../ui/text-link.js';

/** What was handed in and counts for nothing yet: for editors to decide, for others to mend. */
export default function ReviewPage() {
  const words = useWords();
  usePageTitle(words.t('review.title'));
  const whyNot = useWhyNot('contributor');
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('review.title')}</h1>
      {whyNot === null ? <Open /> : <Notice kind="warning">{whyNot}</Notice>}
    </>
  );
}

function Open() {
  const words = useWords();
  const isEditor = useWhyNot('editor') === null;
  const list = useInfiniteQuery(
    paged([...keys.submissions, 'open'], (cursor, signal) => api.openSubmissions(cursor, signal)),
  );
  return (
    <>
      <p className="mb-4 max-w-prose text-sm text-muted">
        {words.t(isEditor ? 'review.lead' : 'review.leadOwn')}
      </p>
      <Paged
        list={list}
        what={words.t('review.what')}
        height={320}
        none={
          <Card>
            <p className="text-muted">{words.t(isEditor ? 'review.none' : 'review.noneOwn')}</p>
          </Card>
        }
        more={words.t('review.more')}
      >
        {(open) => (
          <ul className="flex flex-col gap-4">
            {open.map((one) => (
              <li key={one.id}>
                {one.import === null ? (
                  <Submission submission={one} isEditor={isEditor} />
                ) : (
                  <Table submission={one} isEditor={isEditor} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}

interface Props<Shown = OpenSubmissionWire> {
  readonly submission: Shown;
  readonly isEditor: boolean;
}

/** What holds for a figure and a table alike. */
type AnyOpen = OpenSubmissionWire | OpenImportWire;

/** Its rows are looked at on a page of their own. */
function Table({ submission, isEditor }: Props<OpenImportWire>) {
  const words = useWords();
  const id = useId();
  const { person } = useSession();
  const { import: table, status } = submission;
  const address = `/tables/${table.id}`;
  const isOwn = person !== null && submission.by.id === person.id;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="text-base font-semibold">
          <bdi>{table.name}</bdi>
        </h2>
        <HandedIn submission={submission} />
      </div>
      {table.counts !== null && <p>{words.t('review.counts', { ...table.counts })}</p>}
      <p>
        <TextLink href={address}>{words.t('review.rows')}</TextLink>
      </p>
      <Steps submission={submission} />
      {isEditor && status === 'waiting' && <Decide submission={submission} about={table.name} />}
      {isOwn && <OwnSubmission submission={submission} mend={address} />}
    </Card>
  );
}

function HandedIn({ submission: { status, by, receivedAt } }: { submission: AnyOpen }) {
  const words = useWords();
  return (
    <p className="text-xs text-muted">
      {words.t(`review.${status === 'returned' ? 'returned' : 'waiting'}`, {
        by: by.name,
        when: words.instant(receivedAt),
      })}
    </p>
  );
}

function Submission({ submission, isEditor }: Props) {
  const words = useWords();
  const id = useId();
  const { person } = useSession();
  const { data: indicators } = useIndicators();
  const indicator = indicators?.find((one) => one.id === submission.indicator);
  const { name, unit, period, quantity, per, comparison, warnings, by, status } = submission;
  const parts = Object.entries(submission.dimensions).map(([dimension, code]) => {
    const known = indicator?.dimensions
      .find((one) => one.id === dimension)
      ?.codes.find((one) => one.code === code);
    return known === undefined ? code : words.text(known.name);
  });
  const isOwn = person !== null && by.id === person.id;
  return (
    <Card labelledBy={id} className="grid gap-4 lg:grid-cols-3">
      <div className="flex min-w-0 flex-col gap-3 lg:col-span-2">
        <div>
          <h2 id={id} className="text-base font-semibold">
            {words.text(name)} · {words.period(period)}
            {parts.length > 0 && <span className="text-muted"> · {parts.join(words.t('list.comma'))}</span>}
          </h2>
          <HandedIn submission={submission} />
        </div>
        <Metric>{words.figure(quantity, unit, per)}</Metric>
        {comparison !== null && (
          <VerdictLine
            comparison={comparison}
            sides={{
              figure: submission.normalised?.quantity ?? quantity,
              baseline: submission.baseline,
              unit,
            }}
            direction={indicator?.direction ?? 'neutral'}
          />
        )}
        {warnings.length > 0 && (
          <Notice kind="warning" title={words.t('review.warnings')}>
            <ul className="list-disc ps-5 text-sm">
              {warnings.map(({ code, params, detail }) => (
                <li key={code}>{words.problem(code, params ?? {}, detail)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Remark label={words.t('enter.comment')} text={submission.comment} />
        <Remark label={words.t('field.note')} text={submission.note} />
        <Steps submission={submission} />
        {isEditor && status === 'waiting' && (
          <Decide submission={submission} about={`${words.text(name)}, ${words.period(period)}`} />
        )}
        {isOwn && <OwnSubmission submission={submission} mend={`/enter?submission=${submission.id}`} />}
      </div>
      <div className="min-w-0">
        <h3 className="text-sm font-semibold">{words.t('observation.source')}</h3>
        <CitationBody source={{ id: '', ...submission.source }} graded={{ ...submission, id: undefined }} />
      </div>
    </Card>
  );
}

function Remark({ label, text }: { label: string; text: string | null }) {
  if (text === null) return null;
  return (
    <p className="text-sm">
      <span className="text-muted">{label}: </span>
      <q>
        <bdi>{text}</bdi>
      </q>
    </p>
  );
}

/** What was said back and forth; the first step alone says nothing new. */
function Steps({ submission: { steps } }: { submission: AnyOpen }) {
  const words = useWords();
  if (steps.length < 2) return null;
  return (
    <ol className="flex flex-col gap-2 border-s-2 border-edge ps-4 text-sm">
      {steps.map(({ step, comment, by, at }) => (
        <li key={at}>
          <p>
            <span className="font-medium">{words.t(`review.step.${step}`)}</span>{' '}
            <span className="text-xs text-muted">
              <bdi>{by}</bdi> · {words.instant(at)}
            </span>
          </p>
          {comment !== null && (
            <q>
              <bdi>{comment}</bdi>
            </q>
          )}
        </li>
      ))}
    </ol>
  );
}

function useAgain() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keys.submissions });
}

/** Accepting asks for nothing more; sending back and rejecting ask why. */
function Decide({ submission, about }: { submission: AnyOpen; about: string }) {
  const words = useWords();
  const again = useAgain();
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const deciding = useMutation({
    // What is decided on is what stands here: handed in again meanwhile, it is looked at again.
    mutationFn: (verdict: 'accept' | 'return' | 'reject') =>
      api.review(submission.id, verdict, comment, submission.steps.length),
    onSettled: again,
  });
  const decide = (verdict: 'accept' | 'return' | 'reject') => {
    const needsWhy = verdict !== 'accept' && comment.trim() === '';
    setAsked(needsWhy);
    if (!needsWhy) deciding.mutate(verdict);
  };
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      <Field
        label={words.t('review.comment')}
        hint={words.t('review.commentHint')}
        errors={asked && comment.trim() === '' ? [words.problem('comment-missing', {}, '')] : []}
      >
        {(aids) => (
          <textarea
            {...aids}
            rows={2}
            maxLength={1000}
            dir="auto"
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        )}
      </Field>
      <div role="status" className="empty:hidden">
        {deciding.isError && <Notice kind="error">{failureText(words, deciding.error)}</Notice>}
      </div>
      <div className="flex flex-wrap gap-2">
        {(['accept', 'return', 'reject'] as const).map((verdict) => (
          <Button
            key={verdict}
            look={verdict === 'accept' ? 'primary' : 'quiet'}
            aria-label={`${words.t(`review.${verdict}`)}: ${about}`}
            disabled={deciding.isPending}
            onClick={() => decide(verdict)}
          >
            {words.t(`review.${verdict}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** @param mend where it is corrected. */
function OwnSubmission({ submission, mend }: { submission: AnyOpen; mend: string }) {
  const words = useWords();
  const again = useAgain();
  const withdrawing = useMutation({ mutationFn: () => api.withdraw(submission.id), onSettled: again });
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
      <ButtonLink look={submission.status === 'returned' ? 'primary' : 'quiet'} href={mend}>
        {words.t('review.mend')}
      </ButtonLink>
      <Button disabled={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
        {words.t('review.withdraw')}
      </Button>
      {withdrawing.isError && <Notice kind="error">{failureText(words, withdrawing.error)}</Notice>}
    </div>
  );
}

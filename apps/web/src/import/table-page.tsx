import type { ImportWire } from '@marsad/indicators/contract';
import { useId, useState } from 'react';
import { useWords } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { sizeText } from '../saying/file-size.js';
import { ButtonLink } from '../ui/button.js';
import { Failed, isNotFound } from '../ui/failed.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { useAnswers } from './answers-kept.js';
import { Columns } from './columns.js';
import { useWhyNoTable } from './may-import.js';
import { Notes } from './notes.js';
import { Committed, Undone } from './outcome.js';
import { Plan } from './plan.js';
import { Questions } from './questions.js';
import { StatusMark } from './status-mark.js';
import { StepHeading } from './step.js';
import { useImport } from './use-import.js';
import { Working } from './working.js';

/** One table, from what it holds to what became of it: the page follows how it stands. */
export default function TablePage({ id }: { id: string }) {
  const words = useWords();
  const one = useImport(id);
  const whyNot = useWhyNoTable();
  usePageTitle(one.data?.name ?? words.t('tables.title'));
  const isAway = useConnection().state === 'offline';
  if (whyNot !== null) return <NotAllowed whyNot={whyNot} />;
  if (one.data !== undefined)
    return (
      <>
        <Head one={one.data} />
        {(isAway || one.isError) && (
          <div className="mb-4">
            <Notice kind="warning" role="status">
              {words.t('import.stale')}
            </Notice>
          </div>
        )}
        <State one={one.data} />
      </>
    );
  if (one.error === null) return <Skeleton height={640} />;
  if (isNotFound(one.error)) return <NotFoundPage what={words.t('import.notFound')} />;
  return <Failed what={words.t('import.what')} error={one.error} retry={() => void one.refetch()} />;
}

function NotAllowed({ whyNot }: { whyNot: string }) {
  const words = useWords();
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold">{words.t('tables.title')}</h1>
      <Notice kind="warning">{whyNot}</Notice>
    </>
  );
}

function Head({ one: { name, by, at, bytes, format, feed, status } }: { one: ImportWire }) {
  const words = useWords();
  const when = words.instant(at);
  return (
    <div className="mb-4">
      <p className="text-sm">
        <TextLink href="/tables">{words.t('import.back')}</TextLink>
      </p>
      <h1 className="break-words text-2xl font-semibold">
        <bdi>{name}</bdi>
      </h1>
      <p className="text-sm text-muted">
        {feed === null
          ? words.t('import.by', { by: by.name, when })
          : words.t('import.byFeed', { name: feed.name, when })}{' '}
        {format === null
          ? sizeText(words, bytes)
          : words.t('import.size', { size: sizeText(words, bytes), kind: format.kind.toUpperCase() })}
      </p>
      <p role="status" className="mt-1 text-sm font-medium">
        <StatusMark status={status} />
      </p>
    </div>
  );
}

/** What can be done with it now. */
function State({ one }: { one: ImportWire }) {
  const held = useAnswers(one);
  // It is said beside the plan that is made in its place, so that nobody wonders why their button did nothing.
  const [isAnew, setAnew] = useState(false);
  const [isEdited, setEdited] = useState(false);
  switch (one.status) {
    case 'reading':
    case 'checking':
    case 'committing':
    case 'undoing':
      return <Working one={one} />;
    case 'mapping':
      return (
        <div className="grid gap-4">
          <Questions key={JSON.stringify(one.mapping)} one={one} held={held} />
          <Notes one={one} />
          <Columns one={one} isOpen edited={setEdited} />
        </div>
      );
    case 'planned':
      return (
        <div className="grid gap-4">
          <Plan {...{ one, held, isAnew, isEdited }} outdated={() => setAnew(true)} />
          <Notes one={one} />
          <Columns one={one} isOpen={false} edited={setEdited} />
        </div>
      );
    case 'committed':
      return <Committed one={one} />;
    case 'undone':
      return <Undone one={one} />;
    case 'cancelled':
      return <Over title="import.cancelledTitle" text="import.cancelledText" />;
    case 'failed':
      return <FailedImport one={one} />;
  }
}

function FailedImport({ one }: { one: ImportWire }) {
  const words = useWords();
  const { problem, columns } = one;
  return (
    <div className="grid gap-4">
      <Over
        title="import.failedTitle"
        text="import.failedText"
        why={problem === null ? null : words.problem(problem.code, problem.params ?? {}, problem.detail)}
      />
      {columns.length > 0 && <Columns one={one} isOpen={false} />}
    </div>
  );
}

interface OverProps {
  readonly title: 'import.cancelledTitle' | 'import.failedTitle';
  readonly text: 'import.cancelledText' | 'import.failedText';
  readonly why?: string | null;
}

function Over({ title, text, why = null }: OverProps) {
  const words = useWords();
  const id = useId();
  return (
    <Notice kind={title === 'import.failedTitle' ? 'error' : 'plain'}>
      <StepHeading id={id}>{words.t(title)}</StepHeading>
      {why !== null && <p className="mt-1 break-words">{why}</p>}
      <p className="mb-3 mt-1">{words.t(text)}</p>
      <ButtonLink href="/tables">{words.t('import.again')}</ButtonLink>
    </Notice>
  );
}

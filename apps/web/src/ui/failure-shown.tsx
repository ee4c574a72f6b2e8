/** What a person reads where something failed: what it is, what can be done, and an id to tell somebody. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { PartMissing } from '../lazy/part-missing.js';
import type { Around } from './boundary.js';
import { Button, ButtonLink } from './button.js';
import { Notice } from './notice.js';
import { problemId } from './problem-id.js';

interface Props {
  readonly around: Around;
  readonly error: unknown;
  readonly again: () => void;
}

export default function FailureShown({ around, error, again }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useLocation();
  const missing = error instanceof PartMissing;
  const isWhole = around !== 'part';
  useEffect(() => {
    if (!isWhole) return undefined;
    // After the frame has brought focus to the new page.
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isWhole]);
  const tryAgain = () => {
    // An answer that it failed on is asked for anew; what the rest of the page shows stays.
    client.removeQueries({ type: 'inactive' });
    again();
  };
  const Heading = isWhole ? 'h1' : 'h2';
  const notice = (
    <Notice kind="error" {...(isWhole ? {} : { role: 'alert' as const })}>
      <Heading
        ref={heading}
        id={titleId}
        tabIndex={-1}
        className={`font-semibold outline-none ${isWhole ? 'text-xl' : 'text-base'}`}
      >
        {words.t(missing ? 'problem.missing' : isWhole ? 'problem.page' : 'problem.part')}
      </Heading>
      <p className="mt-1">{words.t(missing ? 'problem.missingText' : 'problem.text')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {missing ? (
          <Button look="primary" onClick={() => window.location.reload()}>
            {words.t('problem.load')}
          </Button>
        ) : (
          <Button look="primary" onClick={tryAgain}>
            {words.t('failed.retry')}
          </Button>
        )}
        {around === 'page' && path !== '/' && <ButtonLink href="/">{words.t('problem.overview')}</ButtonLink>}
        {/* The frame may be what cannot be drawn: everything is begun anew. */}
        {around === 'app' && (
          <Button onClick={() => window.location.assign('/')}>{words.t('problem.overview')}</Button>
        )}
      </div>
      <ProblemId id={problemId(error)} />
    </Notice>
  );
  if (around === 'app') return <main className="mx-auto max-w-3xl p-4 sm:p-6">{notice}</main>;
  return isWhole ? <section aria-labelledby={titleId}>{notice}</section> : notice;
}

function ProblemId({ id }: { id: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span>
        {words.t('problem.id')}{' '}
        <code dir="ltr" className="select-all font-mono text-ink">
          {id}
        </code>
      </span>
      <Button
        onClick={() =>
          // Only where the browser allows it: on https, or on this machine. Else it can be marked and copied.
          void navigator.clipboard?.writeText(id).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {words.t('problem.copy')}
      </Button>
      <span role="status">{copied && words.t('problem.copied')}</span>
    </p>
  );
}

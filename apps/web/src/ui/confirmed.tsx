import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { failureText } from './failed.js';

interface Props {
  readonly label: string;
  /** What a screen reader hears beside the label: which one of a list. */
  readonly about: string;
  readonly question: string;
  readonly act: () => Promise<unknown>;
  readonly done: () => void;
}

/** A button for what cannot be taken back: it asks once, in its own place, and takes the focus along. */
export function Confirmed({ label, about, question, act, done }: Props) {
  const [asking, setAsking] = useState(false);
  const asked = useRef(false);
  const opener = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asking && asked.current) opener.current?.querySelector('button')?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking)
    return (
      <div ref={opener}>
        <Button aria-label={`${label}: ${about}`} onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
    );
  return (
    <Question
      label={label}
      about={about}
      question={question}
      act={act}
      done={() => {
        setAsking(false);
        done();
      }}
      cancel={() => setAsking(false)}
    />
  );
}

/** The question itself, which takes the focus. */
export function Question({
  label,
  about,
  question,
  act,
  done,
  cancel,
}: Props & { readonly cancel: () => void }) {
  const words = useWords();
  const group = useRef<HTMLFieldSetElement>(null);
  // Not on the button itself: the key that opened it, held a moment too long, would press that too.
  useEffect(() => group.current?.focus(), []);
  const acting = useMutation({ mutationFn: act, onSuccess: done });
  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      aria-label={`${label}: ${about}`}
      className="flex flex-wrap items-center gap-2"
      onKeyDown={({ key }) => {
        if (key === 'Escape') cancel();
      }}
    >
      <p className="text-sm text-refused" role="alert">
        {acting.isError ? failureText(words, acting.error) : question}
      </p>
      <Button disabled={acting.isPending} onClick={() => acting.mutate()}>
        {acting.isPending ? words.t('account.working') : label}
      </Button>
      <Button className="border-transparent" onClick={cancel}>
        {words.t('account.cancel')}
      </Button>
    </fieldset>
  );
}

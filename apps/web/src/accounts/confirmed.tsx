import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';

interface Props {
  readonly label: string;
  /** What a screen reader hears beside the label: which one of a list. */
  readonly about: string;
  readonly question: string;
  readonly act: () => Promise<unknown>;
  readonly done: () => void;
}

/** A button for what cannot be taken back: it asks once, in its own place. */
export function Confirmed({ label, about, question, act, done }: Props) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const acting = useMutation({
    mutationFn: act,
    onSuccess: () => {
      setAsking(false);
      done();
    },
  });
  if (!asking)
    return (
      <Button aria-label={`${label}: ${about}`} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  return (
    <fieldset aria-label={`${label}: ${about}`} className="flex flex-wrap items-center gap-2">
      <p className="text-sm text-refused" role="alert">
        {acting.isError ? failureText(words, acting.error) : question}
      </p>
      <Button disabled={acting.isPending} onClick={() => acting.mutate()}>
        {acting.isPending ? words.t('account.working') : label}
      </Button>
      <Button className="border-transparent" onClick={() => setAsking(false)}>
        {words.t('account.cancel')}
      </Button>
    </fieldset>
  );
}

import { useEffect, useId, useRef } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import type { Unsent } from './sign-out.js';

interface Props {
  readonly unsent: Unsent;
  readonly stay: () => void;
  readonly leave: (andWork: boolean) => void;
}

/** Whoever signs out with something unsent is asked first: nothing typed is lost, or left for others to find, unsaid. */
export default function SignOutQuestion({ unsent: { waiting, begun, inGrid }, stay, leave }: Props) {
  const words = useWords();
  const id = useId();
  const [first = '', ...more] = [
    ...(waiting > 0 ? [words.t('waiting.count', { count: waiting })] : []),
    ...(begun ? [words.t('leaving.begun')] : []),
    ...(inGrid > 0 ? [words.t('leaving.grid', { count: inGrid })] : []),
  ];
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={stay}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-tremor-default border border-line bg-surface p-6 text-start text-sm text-ink shadow-tremor-card backdrop:bg-ink/40"
    >
      <h2 id={id} className="text-base font-semibold">
        {first}
      </h2>
      {more.map((text) => (
        <p key={text} className="mt-2">
          {text}
        </p>
      ))}
      <p className="mt-2 text-muted">{words.t('leaving.text')}</p>
      <div className="mt-5 flex flex-col gap-2">
        <Button look="primary" onClick={stay}>
          {words.t('leaving.stay')}
        </Button>
        <Button onClick={() => leave(false)}>{words.t('leaving.keep')}</Button>
        <Button className="text-refused" onClick={() => leave(true)}>
          {words.t('leaving.delete')}
        </Button>
      </div>
    </dialog>
  );
}

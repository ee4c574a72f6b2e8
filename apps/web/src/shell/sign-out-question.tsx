import { useEffect, useId, useRef } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';

interface Props {
  readonly waiting: number;
  readonly stay: () => void;
  readonly leave: (andDelete: boolean) => void;
}

/** Whoever signs out while figures wait is told first: they stay, and only their owner can send them. */
export default function SignOutQuestion({ waiting, stay, leave }: Props) {
  const words = useWords();
  const id = useId();
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
        {words.t('waiting.count', { count: waiting })}
      </h2>
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

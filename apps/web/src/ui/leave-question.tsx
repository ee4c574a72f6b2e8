/** Asks before what was typed is left behind: by a link, by the browser's own buttons, or by closing the page. */
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { askBeforeLeaving, formAt } from './leaving.js';

interface Props {
  readonly unsaved: boolean;
  readonly isKept?: boolean;
  readonly of?: object;
}

/**
 * @param unsaved whether there is something to lose
 * @param isKept whether it stays on the device, and is found there again
 * @param of what is saved as one, where several forms stand on a page
 */
export function LeaveQuestion({ unsaved, isKept = false, of }: Props) {
  const [going, setGoing] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!unsaved) return undefined;
    const here = location.href;
    const stopAsking = askBeforeLeaving({
      of,
      ask: (go) => setGoing(() => go),
      popped: (event) => {
        if (formAt(location.href) === formAt(here)) return;
        // Back to where the form is, before anybody else hears of it.
        event.stopImmediatePropagation();
        history.pushState(null, '', here);
        setGoing(() => () => {
          stopAsking();
          history.back();
        });
      },
    });
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isHidden()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      stopAsking();
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [unsaved, of]);
  if (going === null) return null;
  return (
    <Question
      isKept={isKept}
      stay={() => setGoing(null)}
      leave={() => {
        setGoing(null);
        going();
      }}
    />
  );
}

/** The page was put away: see session/whose-page.ts. */
const isHidden = () => document.getElementById('root')?.hidden === true;

function Question({ isKept, stay, leave }: { isKept: boolean; stay: () => void; leave: () => void }) {
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
        {words.t(isKept ? 'form.leaveKeptTitle' : 'form.leaveTitle')}
      </h2>
      <p className="mt-2 text-muted">{words.t(isKept ? 'form.leaveKeptText' : 'form.leaveText')}</p>
      <div className="mt-5 flex flex-col gap-2">
        <Button look="primary" onClick={stay}>
          {words.t('form.stay')}
        </Button>
        <Button className={isKept ? '' : 'text-refused'} onClick={leave}>
          {words.t(isKept ? 'form.leaveKept' : 'form.leave')}
        </Button>
      </div>
    </dialog>
  );
}

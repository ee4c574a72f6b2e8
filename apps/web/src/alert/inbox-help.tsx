import { useId, useState } from 'react';
import { useWords } from '../language/words.js';
import { keepOf, keptOf } from '../session/kept.js';
import { useSession } from '../session/session.js';
import { Card } from '../ui/card.js';
import { inboxActs, keyNames } from './inbox-keys.js';

interface SingleKeys {
  readonly isOn: boolean;
  readonly switchTo: (on: boolean) => void;
}

/** Whether letters pressed alone do something here: whoever speaks to their machine switches them off. */
export function useSingleKeys(): SingleKeys {
  const person = useSession().person?.id ?? null;
  const [isOn, setOn] = useState(() => keptOf(person, 'keys') !== 'off');
  return {
    isOn,
    switchTo: (on) => {
      keepOf(person, 'keys', on ? null : 'off');
      setOn(on);
    },
  };
}

interface Props extends SingleKeys {
  readonly mayAct: boolean;
}

const acting: readonly string[] = [
  'choose',
  'choose-next',
  'choose-previous',
  'choose-all',
  'acknowledge',
  'triage',
  'silence',
  'assign',
  'undo',
];

/** Every key with what it does. */
export function InboxHelp({ mayAct, isOn, switchTo }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <div className="mb-4">
      <Card labelledBy={id} className="flex flex-col gap-3">
        <h2 id={id} className="text-base font-semibold">
          {words.t('inbox.keys')}
        </h2>
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
          {inboxActs
            .filter((act) => mayAct || !acting.includes(act))
            .map((act) => (
              <div key={act} className="flex items-baseline gap-2">
                <dt className="w-20 shrink-0">
                  <kbd
                    dir="ltr"
                    className="rounded-sm border border-edge bg-sunken px-1.5 text-xs text-muted"
                  >
                    {keyNames[act]}
                  </kbd>
                </dt>
                <dd>{words.t(`inbox.key.${act}`)}</dd>
              </div>
            ))}
        </dl>
        <label className="flex min-h-10 items-center gap-2 text-sm font-semibold">
          <input
            type="checkbox"
            className="size-5 rounded-sm border-edge text-accent"
            checked={isOn}
            onChange={({ target }) => switchTo(target.checked)}
          />
          {words.t('inbox.keysOn')}
        </label>
      </Card>
    </div>
  );
}

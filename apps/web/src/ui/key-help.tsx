import { useId } from 'react';
import { useWords } from '../language/words.js';
import type { SingleKeys } from '../session/single-keys.js';
import { Card } from './card.js';

interface Props extends SingleKeys {
  /** Each key with what it does. */
  readonly keys: readonly (readonly [string, string])[];
}

/** Every key with what it does, and whether letters do anything. */
export function KeyHelp({ keys, isOn, switchTo }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <div className="mb-4">
      <Card labelledBy={id} className="flex flex-col gap-3">
        <h2 id={id} className="text-base font-semibold">
          {words.t('inbox.keys')}
        </h2>
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
          {keys.map(([key, does]) => (
            <div key={key} className="flex items-baseline gap-2">
              <dt className="w-20 shrink-0">
                <kbd dir="ltr" className="rounded-sm border border-edge bg-sunken px-1.5 text-xs text-muted">
                  {key}
                </kbd>
              </dt>
              <dd>{does}</dd>
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

import { useState } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';

/** A text to be taken elsewhere: selected as a whole when it is gone to, and copied by a button. */
export function Copyable({ label, copy, text }: { label: string; copy: string; text: string }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'not-copied'>('none');
  const take = () => {
    // Only where the browser allows it: on https, or on this machine.
    const written = navigator.clipboard?.writeText(text);
    if (written === undefined) setOutcome('not-copied');
    else
      written.then(
        () => setOutcome('copied'),
        () => setOutcome('not-copied'),
      );
  };
  return (
    <div className="mt-2 flex flex-wrap items-start gap-2">
      <textarea
        readOnly
        dir="ltr"
        aria-label={label}
        rows={text.length > 120 ? 4 : 2}
        value={text}
        onFocus={(event) => event.target.select()}
        className="min-w-0 flex-1 basis-64 resize-none break-all rounded-tremor-small border border-edge bg-surface px-2 py-1 font-mono text-xs text-ink"
      />
      <Button onClick={take}>{outcome === 'copied' ? words.t('account.copied') : copy}</Button>
      <span role="status" className="basis-full text-xs text-muted empty:hidden">
        {outcome === 'not-copied' && words.t('takeAway.notCopied')}
      </span>
    </div>
  );
}

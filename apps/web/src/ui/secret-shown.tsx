import { useState } from 'react';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

/** Something that is shown once: to be copied now. */
export function SecretShown({ title, secret, label }: { title: string; secret: string; label: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <Notice kind="good" role="status" title={title}>
      <div className="mt-2 flex flex-wrap items-start gap-2">
        <textarea
          readOnly
          dir="ltr"
          aria-label={label}
          rows={Math.min(10, secret.split('\n').length + (secret.length > 60 ? 1 : 0))}
          value={secret}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 resize-none rounded-tremor-small border border-edge bg-surface px-2 py-1 font-mono text-sm text-ink"
        />
        <Button onClick={() => void navigator.clipboard?.writeText(secret).then(() => setCopied(true))}>
          {words.t(copied ? 'account.copied' : 'account.copy')}
        </Button>
      </div>
    </Notice>
  );
}

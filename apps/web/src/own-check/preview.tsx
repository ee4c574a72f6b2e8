import { useId } from 'react';
import { useOwnCheckPreview } from '../api/own-checks.js';
import { useWords } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import { failureText } from '../ui/failed.js';
import { faultsOf } from '../ui/form-faults.js';
import { Skeleton } from '../ui/skeleton.js';
import { CheckState } from './check-state.js';
import { type CheckDraft, statementOf } from './draft.js';
import { Worked } from './worked.js';

/** What the figures say of a check as it stands in the form; nothing is stored. */
export function Preview({ draft }: { draft: CheckDraft }) {
  const words = useWords();
  const id = useId();
  const body = statementOf(draft);
  // Two drafts that say the same are the same question.
  const settled = useDebounced(body === null ? null : JSON.stringify(body), 300);
  const asked = settled === null ? null : (JSON.parse(settled) as NonNullable<typeof body>);
  const { data, isError, error, isPlaceholderData } = useOwnCheckPreview(asked);
  return (
    <section
      aria-labelledby={id}
      aria-live="polite"
      aria-busy={isPlaceholderData}
      className="flex flex-col gap-2 rounded-tremor-small border border-line bg-sunken p-3"
    >
      <h2 id={id} className="text-sm font-semibold">
        {words.t('ownCheck.preview')}
      </h2>
      {asked === null ? (
        <p className="text-sm text-muted">{words.t('ownCheck.previewIncomplete')}</p>
      ) : isError && (data === undefined || faultsOf(error).length > 0) ? (
        <ul className="text-sm text-refused">
          {(faultsOf(error).length > 0
            ? [...new Set(faultsOf(error).map(({ detail }) => detail))]
            : [failureText(words, error)]
          ).map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      ) : data === undefined ? (
        <Skeleton height={96} />
      ) : (
        <>
          <CheckState state={data.state} />
          <p className="max-w-3xl text-sm">{words.text(data.conclusion)}</p>
          <Worked outcome={data} />
          {data.alertOn === null && <p className="text-xs text-muted">{words.t('ownCheck.callsNobody')}</p>}
        </>
      )}
    </section>
  );
}

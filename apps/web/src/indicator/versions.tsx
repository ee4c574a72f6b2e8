import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

/** Every version of the definition of an own indicator; read once somebody asks. */
export function Versions({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const versions = useQuery({
    queryKey: [...keys.indicator(indicator.id), 'versions'],
    queryFn: ({ signal }) => api.indicatorVersions(indicator.id, signal),
    enabled: open,
  });
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('versions.title', { version: indicator.version })}
      </summary>
      {versions.data === undefined ? (
        versions.isError ? (
          <Failed
            what={words.t('versions.what')}
            error={versions.error}
            retry={() => void versions.refetch()}
          />
        ) : (
          <Skeleton height={80} />
        )
      ) : (
        <ol className="mt-1 flex flex-col gap-3">
          {versions.data.map(({ version, by, at, reason, indicator: held }) => (
            <li key={version} className="border-s-2 border-edge ps-3">
              <p className="font-medium">
                {words.t('own.version', { version })} · {words.text(held.name)}
              </p>
              <p className="text-xs text-muted">{words.t('history.by', { by, when: words.instant(at) })}</p>
              {reason !== null && (
                <q>
                  <bdi>{reason}</bdi>
                </q>
              )}
              <p className="text-muted">{words.text(held.definition)}</p>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

import { useState } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';

const formats = [
  ['xlsx', 'tables.templateExcel'],
  ['csv', 'tables.templateCsv'],
] as const;

/** A table to fill in, for each indicator. */
export function Templates() {
  const words = useWords();
  const indicators = useIndicators();
  const [chosen, setChosen] = useState('');
  const { data } = indicators;
  const id = chosen === '' ? (data?.[0]?.id ?? '') : chosen;
  return (
    <Section title={words.t('tables.template')} lead={words.t('tables.templateLead')}>
      {data === undefined ? (
        indicators.isError ? (
          <Failed
            what={words.t('failed.indicators')}
            error={indicators.error}
            retry={() => void indicators.refetch()}
          />
        ) : (
          <Skeleton height={64} />
        )
      ) : (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          <div className="min-w-0 max-w-md flex-1 basis-72">
            <Field label={words.t('tables.templateChoose')}>
              {(aids) => (
                <select {...aids} value={id} onChange={({ target }) => setChosen(target.value)}>
                  {data.map((one) => (
                    <option key={one.id} value={one.id}>
                      {words.text(one.name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <p className="flex flex-wrap gap-x-5">
            {formats.map(([format, label]) => (
              <a
                key={format}
                download
                href={`/api/v1/indicators/${encodeURIComponent(id)}/template?format=${format}`}
                className="inline-flex min-h-10 items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
              >
                {words.t(label)}
              </a>
            ))}
          </p>
        </div>
      )}
    </Section>
  );
}

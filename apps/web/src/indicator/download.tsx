import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';

/** Names of formats, the same in every language. */
const formats = {
  csv: 'CSV',
  xlsx: 'Excel',
  json: 'JSON',
  'sdmx-csv': 'SDMX-CSV 2.0',
  'hxl-csv': 'HXL CSV',
};

interface Props {
  readonly indicator: Pick<IndicatorSummaryWire, 'id'>;
  readonly asOf: string | null;
}

/** Every figure of an indicator as a file, as of the day the page shows. */
export function Download({ indicator, asOf }: Props) {
  const words = useWords();
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('download.title')}
      </summary>
      <p className="text-muted">{words.t('download.lead')}</p>
      <ul className="mt-1 flex flex-wrap gap-x-5">
        {Object.entries(formats).map(([format, name]) => (
          <li key={format}>
            <a
              download
              href={`/api/v1/export?${new URLSearchParams({ format, indicator: indicator.id, ...(asOf === null ? {} : { asOf }) })}`}
              className="inline-flex min-h-10 items-center text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
            >
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

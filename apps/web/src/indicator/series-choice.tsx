import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords } from '../language/words.js';

interface ChoiceProps {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly choose: (dimensions: Record<string, string>) => void;
}

/** Of which part the page speaks; the total where nothing is chosen. */
export function SeriesChoice({ indicator, dimensions, choose }: ChoiceProps) {
  const words = useWords();
  const id = useId();
  if (indicator.dimensions.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-4">
      {indicator.dimensions.map((dimension) => (
        <div key={dimension.id} className="flex flex-wrap items-center gap-2">
          <label htmlFor={`${id}-${dimension.id}`} className="text-sm font-semibold">
            {words.text(dimension.name)}
          </label>
          <select
            id={`${id}-${dimension.id}`}
            className="min-h-10 rounded-tremor-small border border-edge bg-surface py-1 pe-8 ps-3 text-sm"
            value={dimensions[dimension.id] ?? ''}
            onChange={({ target }) => {
              const { [dimension.id]: _, ...others } = dimensions;
              choose(target.value === '' ? others : { ...others, [dimension.id]: target.value });
            }}
          >
            <option value="">{words.t('field.dimensionTotal')}</option>
            {dimension.codes.map(({ code, name }) => (
              <option key={code} value={code}>
                {words.text(name)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}

import type { PlaceWire } from '@marsad/indicators/contract';
import { useWords, type Words } from '../language/words.js';
import { Field } from '../ui/field.js';
import type { Measure } from './measure.js';
import { type View, views } from './status.js';

interface Props {
  readonly places: readonly PlaceWire[];
  readonly measures: readonly Measure[];
  readonly measure: Measure | null;
  readonly view: View;
  readonly parent: PlaceWire | null;
  readonly write: (values: Readonly<Record<string, string>>) => void;
}

/** What is asked of the map: which indicator, held against what, and of which part of it. */
export function Asked({ places, measures, measure, view, parent, write }: Props) {
  const words = useWords();
  const parents = places.filter(({ id }) => places.some((one) => one.parent === id));
  return (
    <search aria-label={words.t('map.asked')} className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={words.t('map.indicator')}>
        {(aids) => (
          <select
            {...aids}
            value={measure?.id ?? ''}
            onChange={({ target }) => write({ indicator: target.value })}
          >
            <option value="">{words.t('map.everyIndicator')}</option>
            {measures.map((one) => (
              <option key={one.id} value={one.id}>
                {measureName(words, one, measures)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.t('map.by')}>
        {(aids) => (
          <select
            {...aids}
            value={view}
            onChange={({ target }) => write({ by: target.value === 'baseline' ? '' : target.value })}
          >
            {views.map((one) => (
              <option key={one} value={one}>
                {words.t(`map.by.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {parents.length > 0 && (
        <Field label={words.t('map.within')}>
          {(aids) => (
            <select
              {...aids}
              value={parent?.id ?? ''}
              onChange={({ target }) => write({ within: target.value, place: '' })}
            >
              <option value="">{words.t('map.everywhere')}</option>
              {parents.map(({ id, name }) => (
                <option key={id} value={id}>
                  {words.text(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </search>
  );
}

/** With its dimension, where the indicator has places in several. */
function measureName(words: Words, { indicator, dimension }: Measure, all: readonly Measure[]): string {
  const name = words.text(indicator.name);
  const isAlone = all.filter((one) => one.indicator.id === indicator.id).length === 1;
  return isAlone || dimension === null ? name : `${name} · ${words.text(dimension.name)}`;
}

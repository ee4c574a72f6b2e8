/** What the correction form says, as the API takes it. */
import { seriesKey } from '@marsad/indicators';
import type { ObservationWire, RevisionBody } from '@marsad/indicators/contract';
import { text } from '../ui/form.js';

export const statuses = ['A', 'E', 'P', 'B'] as const;
export const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const numbers = [1, 2, 3, 4, 5, 6] as const;

/** Only what was touched: what is left out stays as it is, and keeps its exact bounds. */
export function changeIn(form: FormData, observation: ObservationWire): RevisionBody {
  const { revision, quantity, per, period, baseline } = observation;
  const given = (name: string) => text(form, name).trim();
  const orNull = (name: string) => (given(name) === '' ? null : given(name));
  const value = given('value');
  const dimensions = dimensionsIn(form);
  return {
    revision,
    reason: given('reason'),
    ...(value === quantity.text ? {} : { value, per }),
    ...(given('period') === period.text ? {} : { period: given('period') }),
    ...(seriesKey(dimensions) === seriesKey(observation.dimensions) ? {} : { dimensions }),
    source: sourceIn(given, observation),
    reliability: orNull('reliability') as RevisionBody['reliability'],
    credibility: given('credibility') === '' ? null : Number(given('credibility')),
    status: given('status') as (typeof statuses)[number],
    note: orNull('note'),
    ...(baseline === null ? {} : { baseline: form.get('baseline') !== null }),
  };
}

function dimensionsIn(form: FormData): Record<string, string> {
  const chosen = [...form].flatMap(([name, code]) => {
    const id = /^dimensions\/(.+)$/.exec(name)?.[1];
    return id === undefined || typeof code !== 'string' || code === '' ? [] : [[id, code] as const];
  });
  return Object.fromEntries(chosen);
}

const sourceParts = ['publisher', 'url', 'date', 'locator'] as const;

/** Another document is named as a whole, with what the form shows of it. */
function sourceIn(given: (name: string) => string, { source }: ObservationWire): RevisionBody['source'] {
  const title = given('source/title');
  const isOther = title !== source.title;
  const parts = sourceParts.flatMap((part) => {
    const said = given(`source/${part}`);
    return isOther || said !== (source[part] ?? '') ? [[part, said === '' ? null : said] as const] : [];
  });
  return { ...(isOther ? { title } : {}), ...Object.fromEntries(parts) };
}

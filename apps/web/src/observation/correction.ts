/** What the correction form says, as the API takes it. */
import { seriesKey } from '@marsad/indicators';
import type { ObservationWire, RevisionBody } from '@marsad/indicators/contract';

export const statuses = ['A', 'E', 'P', 'B'] as const;

/** The fields of the form: by the part of the body that they make. */
export interface Correction {
  readonly value: string;
  readonly period: string;
  readonly reliability: string;
  readonly credibility: string;
  readonly status: string;
  readonly note: string;
  readonly reason: string;
  readonly 'source/title': string;
  readonly 'source/publisher': string;
  readonly 'source/url': string;
  readonly 'source/date': string;
  readonly 'source/locator': string;
  /** The baseline says the same from now on. */
  readonly baseline: boolean;
  /** Codes by dimension, as `dimensions/<id>`; empty for the total. */
  readonly [dimension: `dimensions/${string}`]: string;
}

/** As it stands now. */
export function correctionOf(observation: ObservationWire, dimensions: readonly string[]): Correction {
  const { source, quantity, period, reliability, credibility, status, note, baseline } = observation;
  return {
    value: quantity.text,
    period: period.text,
    reliability: reliability ?? '',
    credibility: String(credibility ?? ''),
    status,
    note: note ?? '',
    reason: '',
    'source/title': source.title,
    'source/publisher': source.publisher ?? '',
    'source/url': source.url ?? '',
    'source/date': source.date ?? '',
    'source/locator': source.locator ?? '',
    baseline: baseline?.standing !== 'retracted',
    ...Object.fromEntries(
      dimensions.map((id) => [`dimensions/${id}`, observation.dimensions[id] ?? ''] as const),
    ),
  };
}

/** Only what was touched: what is left out stays as it is, and keeps its exact bounds. */
export function changeIn(typed: Correction, observation: ObservationWire): RevisionBody {
  const { revision, quantity, per, period, baseline } = observation;
  const given = (name: Exclude<keyof Correction, 'baseline'>) => (typed[name] ?? '').trim();
  const orNull = (name: 'reliability' | 'note') => (given(name) === '' ? null : given(name));
  const value = given('value');
  const dimensions = dimensionsIn(typed);
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
    ...(baseline === null ? {} : { baseline: typed.baseline }),
  };
}

function dimensionsIn(typed: Correction): Record<string, string> {
  const chosen = Object.entries(typed).flatMap(([name, code]) => {
    const id = /^dimensions\/(.+)$/.exec(name)?.[1];
    return id === undefined || typeof code !== 'string' || code === '' ? [] : [[id, code] as const];
  });
  return Object.fromEntries(chosen);
}

const sourceParts = ['publisher', 'url', 'date', 'locator'] as const;

/** Another document is named as a whole, with what the form shows of it. */
function sourceIn(
  given: (name: `source/${'title' | (typeof sourceParts)[number]}`) => string,
  { source }: ObservationWire,
): RevisionBody['source'] {
  const title = given('source/title');
  const isOther = title !== source.title;
  const parts = sourceParts.flatMap((part) => {
    const said = given(`source/${part}`);
    return isOther || said !== (source[part] ?? '') ? [[part, said === '' ? null : said] as const] : [];
  });
  return { ...(isOther ? { title } : {}), ...Object.fromEntries(parts) };
}

/** How a figure is read on the device itself, while nobody can be asked: the same reader, without what is on record. */
import type { Indicator } from '@marsad/indicators';
import type { IndicatorSummaryWire, ObservationBody, PreviewWire } from '@marsad/indicators/contract';
import { type Baseline, type EntryInput, measure, readEntry } from '@marsad/indicators/offline';

/** @param today an ISO day. The wording of faults is the page's own business: `detail` is their code. */
export function readHere(
  body: ObservationBody,
  indicators: readonly IndicatorSummaryWire[],
  today: string,
): PreviewWire {
  const known = indicators.find(({ id }) => id === body.indicator);
  const { indicator, period, figure, dimensions, saidNone, faults } = readEntry(
    body as EntryInput,
    () => (known as Indicator | undefined) ?? null,
    today,
  );
  const isTotal = dimensions !== null && Object.keys(dimensions).length === 0;
  const baseline = isTotal ? (known?.baseline ?? null) : null;
  const latest = isTotal ? (known?.latest ?? null) : null;
  const measured =
    indicator && period && figure
      ? measure(
          { figure, period, recordedOn: today, status: body.status },
          indicator,
          baseline && baselineOf(baseline),
        )
      : null;
  return {
    quantity: figure?.quantity ?? null,
    per: figure?.per ?? null,
    period,
    normalised: measured?.normalised ?? null,
    comparison: measured?.comparison ?? null,
    partial: measured?.partial ?? false,
    baseline,
    previous: latest !== null && (period === null || latest.period.end <= period.start) ? latest : null,
    warnings: saidNone
      ? [
          {
            pointer: '/value',
            value: null,
            code: 'warn-read-as-zero',
            detail: 'warn-read-as-zero',
            params: { text: figure?.quantity.text ?? '' },
          },
        ]
      : [],
    errors: faults.map(({ pointer, value, problem: { code, params } }) => ({
      pointer,
      value,
      code,
      detail: code,
      params: { ...params },
    })),
    duplicates: [],
  };
}

export function baselineOf({
  quantity,
  per,
  period,
  range,
  citation,
  observation,
}: NonNullable<IndicatorSummaryWire['baseline']>): Baseline {
  return {
    figure: { quantity, per },
    period,
    range,
    citation: { ...citation, locator: citation.locator },
    observation,
  };
}

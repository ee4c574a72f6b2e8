/** From what the record holds of a submission to what HTTP shows. */
import { findIndicator, findObservation, listAlerts, readSeries, type Submission } from '@marsad/db';
import type { Indicator, Language } from '@marsad/indicators';
import {
  OpenImportWire,
  type OpenSubmissionListWire,
  OpenSubmissionWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import type { Entry, EntryInput } from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { itemOf } from '../http/problems.js';
import { alertSummary } from '../rule/views.js';
import { previewOf } from './read-entry.js';

export async function submissionView(
  deps: Deps,
  found: Submission,
  language: Language,
): Promise<SubmissionWire> {
  const { id, status, receivedAt, errors, observation, steps } = found;
  const facts = { id, status, receivedAt, steps };
  if (found.import !== null)
    return view(SubmissionWire, {
      ...facts,
      import: found.import,
      observation: null,
      comparison: null,
      alerts: [],
      errors: [],
    });
  const { entry } = found;
  const stored = await findIndicator(deps.sql, entry.indicator);
  const alerts = await listAlerts(deps.sql, { submission: id });
  const point = stored && observation ? await pointOf(deps, stored.indicator, found) : null;
  return view(SubmissionWire, {
    ...facts,
    observation: observation && {
      ...observation,
      indicator: entry.indicator,
      dimensions: { ...entry.dimensions },
      period: entry.period,
      quantity: entry.figure.quantity,
      per: entry.figure.per,
    },
    import: null,
    comparison: point?.comparison ?? null,
    alerts: alerts.map(alertSummary),
    errors: errors.map(({ pointer, problem: found }) =>
      itemOf({ pointer, problem: found, value: null }, language),
    ),
  });
}

type Figure = Submission & { readonly entry: Entry };

/** Where the figure stands by now: a correction may have moved it. */
async function pointOf({ sql }: Deps, indicator: Indicator, { entry, observation }: Figure) {
  const held = observation && (await findObservation(sql, observation.id));
  const { dimensions, period } = held ?? entry;
  const { points } = await readSeries(sql, indicator, dimensions, undefined, within(period));
  return points
    .flatMap((point) => [point, ...point.alternatives])
    .find((candidate) => candidate.observation?.id === observation?.id);
}

const within = ({ start, end }: { start: string; end: string }) => ({ from: start, to: end });

export async function openView(
  deps: Deps,
  found: Submission,
  language: Language,
): Promise<OpenSubmissionListWire['items'][number]> {
  const { id, status, receivedAt, by, steps } = found;
  const facts = {
    id,
    status,
    receivedAt,
    by: 'id' in by ? { id: by.id, name: by.name } : { id: null, name: by.part },
    steps,
  };
  if (found.import !== null) return view(OpenImportWire, { ...facts, import: found.import });
  const { entry } = found;
  const stored = await findIndicator(deps.sql, entry.indicator);
  const { normalised, comparison, baseline, warnings } = await previewOf(deps, inputOf(entry), [], language);
  const { text, start, end } = entry.period;
  return view(OpenSubmissionWire, {
    ...facts,
    import: null,
    indicator: entry.indicator,
    name: { ...(stored?.indicator.name ?? { en: entry.indicator }) },
    unit: stored?.indicator.unit ?? '',
    dimensions: { ...entry.dimensions },
    period: { text, start, end },
    quantity: entry.figure.quantity,
    per: entry.figure.per,
    source: entry.source,
    reliability: entry.reliability,
    credibility: entry.credibility,
    obsStatus: entry.status,
    note: entry.note,
    comment: entry.comment ?? null,
    normalised,
    comparison,
    baseline,
    warnings,
  });
}

/** An entry as it could have been sent: its own bounds, so that it is read as it was. */
function inputOf({ figure, period, ...entry }: Entry): EntryInput {
  return {
    indicator: entry.indicator,
    period: period.text,
    value: figure.quantity,
    per: figure.per,
    dimensions: { ...entry.dimensions },
    source: entry.source,
    reliability: entry.reliability,
    credibility: entry.credibility,
    status: entry.status,
    note: entry.note,
  };
}

/** Live events and obligations as they wait in the database, for days at the most. */
import { document, type Fields, Misfit, type Step, type Stored } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import { type LiveEvent, liveEventTypes } from './event.js';
import type {
  EvaluateObligation,
  ImportObligation,
  IngestObligation,
  ReadingObligation,
  Topic,
} from './job.js';

/** Before an alert could move or be joined with another, each of its changes was one to call people to. */
const withSilent: Step = (before) =>
  before.type === 'alert.changed' ? { silent: false, ...before } : before;

function eventOf(given: Fields): LiveEvent {
  if (!(liveEventTypes as readonly unknown[]).includes(given.type))
    throw new Misfit(`nothing is called ${JSON.stringify(given.type)}`);
  return given as unknown as LiveEvent;
}

export const storedEvent = document<LiveEvent>('event', [withSilent], eventOf);

/** What is to be done, by its topic. */
export interface Obligations {
  readonly ingest: IngestObligation;
  readonly evaluate: EvaluateObligation;
  readonly import: ImportObligation;
  readonly reading: ReadingObligation;
}

export const storedObligations: { readonly [T in Topic]: Stored<Obligations[T]> } = {
  ingest: document<IngestObligation>(
    'obligation to take in',
    [],
    withParts<IngestObligation>({ submission: 'text', traces: 'list?' }),
  ),
  evaluate: document<EvaluateObligation>(
    'obligation to evaluate',
    [],
    withParts<EvaluateObligation>({
      indicator: 'text',
      seriesKey: 'text',
      submission: 'text?',
      traces: 'list?',
    }),
  ),
  import: document<ImportObligation>(
    'obligation to import',
    [],
    withParts<ImportObligation>({ import: 'text', step: 'text', batch: 'number?', traces: 'list?' }),
  ),
  reading: document<ReadingObligation>(
    'obligation to read',
    [],
    withParts<ReadingObligation>({ reading: 'text', traces: 'list?' }),
  ),
};

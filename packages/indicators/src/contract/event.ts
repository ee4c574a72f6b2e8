/** Live events, as published on GET /api/v1/events. Each says what to read again, never the data itself. */
export type LiveEvent =
  | {
      readonly type: 'observation.committed';
      readonly indicator: string;
      readonly dimensions: Readonly<Record<string, string>>;
      readonly observation: string;
      readonly submission: string | null;
    }
  | {
      readonly type: 'alert.changed';
      readonly alert: string;
      readonly indicator: string;
      readonly dimensions: Readonly<Record<string, string>>;
      readonly state: string;
      readonly channel: string;
      readonly severity: string;
      /** It neither began nor ended: what shows it reads it again, and nobody is called to it. */
      readonly silent: boolean;
    }
  | { readonly type: 'baseline.changed' | 'indicator.changed'; readonly indicator: string }
  | { readonly type: 'submission.changed'; readonly submission: string }
  /** Its status, its counts or how far it is. */
  | { readonly type: 'import.progress'; readonly import: string }
  | { readonly type: 'feed.changed'; readonly feed: string }
  /** Its status, how far it is, or what became of a candidate. */
  | { readonly type: 'reading.changed'; readonly reading: string }
  /** Places, where they lie, or which figures are of them. */
  | { readonly type: 'place.changed' }
  /** Measures and events. */
  | { readonly type: 'timeline.changed' }
  /** Kept briefs. */
  | { readonly type: 'brief.changed' }
  /** Checks of one's own; what they say changes with figures besides. */
  | { readonly type: 'own-check.changed' }
  /** What is kept quiet, and so which alerts are: not that one's time is up. */
  | { readonly type: 'silence.changed' };

export const liveEventTypes = [
  'observation.committed',
  'alert.changed',
  'baseline.changed',
  'indicator.changed',
  'submission.changed',
  'import.progress',
  'feed.changed',
  'reading.changed',
  'place.changed',
  'timeline.changed',
  'brief.changed',
  'own-check.changed',
  'silence.changed',
] as const satisfies readonly LiveEvent['type'][];

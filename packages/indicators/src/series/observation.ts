import type { Dimensions } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import type { Figure } from '../quantity/quantity.js';

/** SDMX OBS_STATUS: A normal, E estimated, P provisional, B break in series, M missing. */
export const observationStatuses = ['A', 'E', 'P', 'B', 'M'] as const;
export type ObservationStatus = (typeof observationStatuses)[number];

/** Admiralty code, reliability of the source: A completely reliable ... E unreliable, F cannot be judged. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof reliabilities)[number];

/** Where a figure stands: a document, as precisely dated as it says, and the place in it. */
export interface Citation {
  readonly title: string;
  readonly publisher: string | null;
  readonly author: string | null;
  /** 2020, 2020-06 or 2020-06-16. */
  readonly date: string | null;
  readonly url: string | null;
  readonly locator: string | null;
}

/** One figure as it was handed in and understood: what the pipeline carries to the record. */
export interface Entry {
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly period: Period;
  readonly figure: Figure;
  readonly source: Citation;
  /** The last day the source's date allows; null when it has none, and the recording day stands in. */
  readonly knownOn: string | null;
  readonly reliability: Reliability | null;
  /** Admiralty code, credibility of the item: 1 confirmed ... 5 improbable, 6 cannot be judged. */
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly note: string | null;
  /** Why it is right in spite of what was warned of. */
  readonly comment: string | null;
  /** Set by the catalogue alone: this observation is its series' baseline, and what its range means. */
  readonly baseline: { readonly range: 'spread' | 'uncertainty' | null } | null;
}

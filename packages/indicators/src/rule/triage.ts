/** What somebody found who looked into an alert. */
export const triageOutcomes = ['confirmed', 'monitor', 'discarded', 'false-positive'] as const;
export type TriageOutcome = (typeof triageOutcomes)[number];

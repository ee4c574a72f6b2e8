import type { LabelKey, Words } from '../language/words.js';

/** Why an alert came into a state, by what it is called on record. */
const reasons: Readonly<Record<string, LabelKey>> = {
  Pending: 'reason.pending',
  Fired: 'reason.fired',
  Recovering: 'reason.recovering',
  Resolved: 'reason.resolved',
  Cleared: 'reason.cleared',
  Revised: 'reason.revised',
  Retracted: 'reason.retracted',
  Undone: 'reason.undone',
  Recommended: 'reason.recommended',
  BaselineChanged: 'reason.baselineChanged',
  Recompared: 'reason.recompared',
  Downgraded: 'reason.downgraded',
  Confirmed: 'reason.confirmed',
  Escalated: 'reason.escalated',
  Moved: 'reason.moved',
  Merged: 'reason.merged',
  Split: 'reason.split',
  Updated: 'reason.updated',
  Restored: 'reason.restored',
  IndicatorArchived: 'reason.archived',
  BaselineEnded: 'reason.baselineEnded',
  NoData: 'reason.noData',
};

/** Null for a reason that only a newer version knows. */
export function reasonText(words: Words, reason: string): string | null {
  const key = reasons[reason];
  return key === undefined ? null : words.t(key);
}

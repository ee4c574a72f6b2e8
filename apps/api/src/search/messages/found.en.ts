/** What is said beside what a search has found. */
export const en = {
  figure: '{indicator}, {period}: {source}',
  'figure.noted': '{indicator}, {period}: {source}. Note: {note}',
  'figure.retracted': '{figure} (retracted)',
  parted: '{name} ({codes})',
  alert:
    '{state, select, firing {Firing} pending {Pending} recovering {Recovering} normal {Resolved} nodata {No data} other {Error}}, since {day}',
  'alert.of': '{indicator}: {state}',
  'alert.noted': '{text}. Note: {note}',
  'person.out': '{email}, kept out',
} as const;

/** How little would change what a rule says. */
export const en = {
  'up.by': 'A figure higher by {size} would change this.',
  'up.byMore': 'A figure higher by more than {size} would change this.',
  'up.byAny': 'The least bit higher would change this.',
  'down.by': 'A figure lower by {size} would change this.',
  'down.byMore': 'A figure lower by more than {size} would change this.',
  'down.byAny': 'The least bit lower would change this.',
} as const;

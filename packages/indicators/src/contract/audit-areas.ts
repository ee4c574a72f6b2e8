/** The parts of the record that the audit log tells apart; the last ones are for administrators. */
export const auditAreas = [
  'observation',
  'baseline',
  'indicator',
  'source',
  'submission',
  'rule',
  'alert',
  'silence',
  'delivery',
  'brief',
  'pipeline',
  'export',
  'person',
  'invitation',
  'token',
  'session',
  'password',
  'setting',
  'receiver',
] as const;

/** What editors answer for; the rest is for administrators. */
export const recordAreas: readonly (typeof auditAreas)[number][] = auditAreas.slice(
  0,
  auditAreas.indexOf('person'),
);

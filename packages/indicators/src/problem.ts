/** Every way a figure or a period can be refused, by name; each has one English and one Arabic sentence. */
export const domainProblemCodes = [
  // figures
  'figure-not-read',
  'figure-ambiguous',
  'figure-missing',
  'figure-not-finite',
  'figure-negative',
  'figure-not-integer',
  'figure-bounds-reversed',
  'figure-too-precise',
  'figure-unit-mismatch',
  'figure-per-mismatch',
  'figure-too-long',
  'figure-out-of-range',
  'figure-qualifier-mismatch',
  'figure-text-mismatch',
  // periods
  'period-not-read',
  'period-ambiguous',
  'period-fiscal-year',
  'period-without-year',
  'period-month-out-of-range',
  'period-day-out-of-range',
  'period-week-out-of-range',
  'period-quarter-out-of-range',
  'period-half-out-of-range',
  'period-reversed',
  'period-empty',
  'period-out-of-range',
  'period-too-long',
] as const;
export type DomainProblemCode = (typeof domainProblemCodes)[number];

/** Every way an entry or a request can be refused or warned about besides; their sentences are in problem-text.ts. */
const serviceProblemCodes = [
  // observations
  'period-in-future',
  'indicator-unknown',
  'dimension-unknown',
  'dimension-code-unknown',
  'source-title-missing',
  'source-date-not-read',
  'source-date-in-future',
  'source-url-not-read',
  // bodies and requests
  'body-invalid',
  'idempotency-key-reused',
  'revision-conflict',
  'observation-retracted',
  'observation-not-retracted',
  'nothing-changed',
  'export-too-large',
  'indicator-archived',
  'indicator-exists',
  'indicator-of-catalogue',
  'indicator-meaning-fixed',
  'edit-conflict',
  'source-exists',
  'file-missing',
  'file-type-unknown',
  'baseline-other-indicator',
  'no-baseline',
  'rule-other-indicator',
  'alert-over',
  'until-is-past',
  'receiver-exists',
  'receiver-url-missing',
  'receiver-to-missing',
  'delivery-on-its-way',
  'work-not-stuck',
  'work-discarded',
  'silence-reversed',
  'silence-over',
  'submission-not-open',
  'submission-not-yours',
  'undo-too-late',
  'comment-missing',
  'not-archived',
  'brief-link-not-valid',
  'brief-links-enough',
  'brief-expires-late',
  'not-recommended-by-choice',
  'not-found',
  'unsupported-media-type',
  'payload-too-large',
  'host-not-allowed',
  'origin-not-allowed',
  'query-invalid',
  'not-ready',
  'internal',
  // accounts
  'sign-in-required',
  'role-too-low',
  'people-only',
  'sign-in-failed',
  'second-factor-failed',
  'passkey-failed',
  'too-many-attempts',
  'email-not-read',
  'email-taken',
  'password-too-short',
  'password-too-long',
  'password-too-common',
  'password-wrong',
  'setup-code-wrong',
  'setup-done',
  'link-not-valid',
  'last-administrator',
  'not-set-up',
  'single-sign-on-away',
  // warnings
  'warn-far-from-baseline',
  'warn-outside-expected',
  'warn-parts-not-total',
  'warn-partial-period',
  'warn-period-overlap',
  'warn-same-figure',
  'warn-other-source',
  'warn-revises',
  'warn-read-as-rate',
  'warn-read-as-total',
  'warn-source-before-period-end',
] as const;
export type ServiceProblemCode = (typeof serviceProblemCodes)[number];

export const problemCodes = [...domainProblemCodes, ...serviceProblemCodes] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A named problem with the values its sentence needs. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

export type DomainProblem = Problem<DomainProblemCode>;

export function problem<Code extends ProblemCode>(code: Code, params: Problem['params'] = {}): Problem<Code> {
  return { code, params };
}

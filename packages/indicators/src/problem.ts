/** Every way a figure or a period can be refused, by name; each has one English and one Arabic sentence. */
export const domainProblemCodes = [
  // figures
  'figure-not-read',
  'figure-ambiguous',
  'figure-missing',
  'figure-none-asked',
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

/** Of tables: the file, its columns, its cells. Sentences: say/messages/problems-of-tables. */
const tableProblemCodes = [
  'table-too-large',
  'table-not-read',
  'table-empty',
  'table-too-wide',
  'table-too-long',
  'cell-too-long',
  'column-missing',
  'duplicate-in-file',
  'duplicates-differ',
  'row-to-delete',
  'indicator-missing',
  'period-missing',
  'rows-of-totals',
  'rows-hidden',
  'rows-to-delete',
  'label-contradicts-tag',
] as const;
export type TableProblemCode = (typeof tableProblemCodes)[number];

/** Of imports as work: plans, commits, undos. Sentences: say/messages/problems-of-imports. */
const importProblemCodes = ['plan-outdated', 'import-not-planned', 'import-busy', 'import-over'] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** Of feeds. Sentences: say/messages/problems-of-feeds. */
const feedProblemCodes = ['feed-exists'] as const;
export type FeedProblemCode = (typeof feedProblemCodes)[number];

/** Every way an entry or a request can be refused or warned about besides; their sentences are in say/problem.ts. */
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
  'key-unknown',
  'key-repeated',
  'faults-left-out',
  'idempotency-key-reused',
  'revision-conflict',
  'observation-retracted',
  'observation-not-retracted',
  'nothing-changed',
  'figure-there-already',
  'figure-there-retracted',
  'not-the-baseline',
  'export-too-large',
  'indicator-archived',
  'indicator-exists',
  'indicator-of-catalogue',
  'indicator-meaning-fixed',
  'edit-conflict',
  'source-exists',
  'file-missing',
  'file-type-unknown',
  'file-too-complex',
  'uploads-enough',
  'upload-stalled',
  'baseline-other-indicator',
  'no-baseline',
  'rule-other-indicator',
  'backtest-too-large',
  'backtest-too-long',
  'backtests-enough',
  'alert-over',
  'until-is-past',
  'receiver-exists',
  'receiver-url-missing',
  'receiver-to-missing',
  'receiver-unknown',
  'receiver-removed',
  'duration-out-of-range',
  'label-reserved',
  'label-of-dimension',
  'label-value-missing',
  'dimension-reserved',
  'dimension-label-taken',
  'matcher-not-read',
  'matcher-label-invalid',
  'matcher-pattern',
  'matcher-value-missing',
  'matcher-value-unquoted',
  'matcher-value-unknown',
  'silence-of-everything',
  'silence-not-equal',
  'silence-label-twice',
  'silence-label-unknown',
  'silence-value-unknown',
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
  'body-too-slow',
  'too-many-at-once',
  'too-many-streams',
  'host-not-allowed',
  'origin-not-allowed',
  'query-invalid',
  'parameter-unknown',
  'parameter-repeated',
  'header-invalid',
  'path-invalid',
  'method-not-allowed',
  'headers-too-long',
  'request-not-read',
  'not-ready',
  'too-busy',
  'internal',
  // accounts
  'sign-in-required',
  'role-too-low',
  'people-only',
  'proof-required',
  'proof-missing',
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
  'warn-read-as-zero',
  'warn-source-before-period-end',
] as const;
export type ServiceProblemCode = (typeof serviceProblemCodes)[number];

export const problemCodes = [
  ...domainProblemCodes,
  ...serviceProblemCodes,
  ...tableProblemCodes,
  ...importProblemCodes,
  ...feedProblemCodes,
] as const;
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

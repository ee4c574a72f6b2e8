/** A reason not to start that a person can act on: shown as one line, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error as Error & { code?: string; errors?: Error[] };
  const said = error.message || cause.errors?.[0]?.message || cause.code || 'no reason given';
  return hasNoTls.test(said)
    ? 'it ended the connection where TLS was to begin, as one without TLS does'
    : (said.split('\n')[0] as string);
}

/** Node's words for it, which name neither. */
const hasNoTls = /^Client network socket disconnected before secure TLS connection was established/;

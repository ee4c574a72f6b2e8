/** A reason not to start that a person can act on: shown as one line, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error as Error & { code?: string; errors?: Error[] };
  return (error.message || cause.errors?.[0]?.message || cause.code || 'no reason given').split(
    '\n',
  )[0] as string;
}

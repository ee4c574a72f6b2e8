interface Read {
  readonly data: unknown;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/** The first of them that could not be read at all: what was read once stays, whatever becomes of a later reading. */
export function unreadOf(...reads: readonly Read[]): (Read & { readonly error: Error }) | undefined {
  for (const { data, error, refetch } of reads)
    if (data === undefined && error !== null) return { data, error, refetch };
  return undefined;
}

import { infiniteQueryOptions } from '@tanstack/react-query';

/** How a list is asked for part by part, each from where the one before it ended. */
export function paged<Page extends { readonly next: string | null }>(
  queryKey: readonly unknown[],
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

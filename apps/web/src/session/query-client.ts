/** How what is asked of the API is kept and tried again, and what becomes of the session when an answer refuses it. */
import { QueryClient } from '@tanstack/react-query';
import { ApiError, whenSignedOut } from '../api/client.js';
import { keys } from '../api/queries.js';

/** What was refused stays refused; only what may pass is tried again, twice. */
function worthRetrying(failures: number, error: Error): boolean {
  if (!(error instanceof ApiError)) return false;
  const { failure } = error;
  return (
    failures < 2 && (failure.kind === 'timeout' || (failure.kind !== 'unreachable' && failure.status >= 502))
  );
}

export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  // The session is read again, and the sign-in page comes up.
  whenSignedOut(() => void client.invalidateQueries({ queryKey: keys.session }));
  return client;
}

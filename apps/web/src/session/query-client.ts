/** How what is asked of the API is kept and tried again, and what becomes of the session when an answer refuses it. */
import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
} from '@tanstack/react-query';
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

/** The answer that is under way is read to its end: nothing is asked for a second time beside it. */
const beside = { cancelRefetch: false } as const;

/**
 * An answer that was asked for before a change does not hold it. By itself the library takes it for fresh where it is the
 * first one, or was not given up; here it is asked for once more when it is there.
 */
class Client extends QueryClient {
  override async invalidateQueries<Key extends readonly unknown[]>(
    filters: InvalidateQueryFilters<Key> = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const older = this.getQueryCache()
      .findAll({ ...filters, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined || options.cancelRefetch === false);
    const again = async (query: Query) => {
      await query.fetch(undefined, beside).catch(() => {});
      await super.invalidateQueries({ queryKey: query.queryKey, exact: true }, { ...options, ...beside });
    };
    await Promise.all([super.invalidateQueries(filters, options), ...older.map(again)]);
  }
}

export function newQueryClient(): QueryClient {
  const client = new Client({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  // The session is read again, and the sign-in page comes up.
  whenSignedOut(() => void client.invalidateQueries({ queryKey: keys.session }));
  return client;
}

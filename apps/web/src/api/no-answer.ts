import { ApiError } from './client.js';

/** Nobody answered, or only a proxy whose Marsad is away: what was sent may have arrived, and may be sent again. */
export function noAnswer(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { failure } = error;
  switch (failure.kind) {
    case 'unreachable':
    case 'timeout':
      return true;
    case 'unexpected':
    case 'problem':
      return failure.status >= 502 && failure.status <= 504;
  }
}

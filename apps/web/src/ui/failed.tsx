import { ApiError } from '../api/client.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

/** Says what failed and offers to try again. */
export function Failed({ what, error, retry }: { what: string; error: Error; retry: () => void }) {
  const words = useWords();
  return (
    <Notice kind="error" role="alert" title={words.t('failed.title', { what })}>
      <p className="mb-3">{failureText(words, error)}</p>
      <Button onClick={retry}>{words.t('failed.retry')}</Button>
    </Notice>
  );
}

export function failureText(words: Words, error: Error): string {
  if (!(error instanceof ApiError)) return words.t('failed.unexpected');
  const { failure } = error;
  switch (failure.kind) {
    case 'unreachable':
      return words.t('failed.unreachable');
    case 'timeout':
      return words.t('failed.timeout');
    case 'unexpected':
      return words.t('failed.status', { status: failure.status });
    case 'problem':
      return failure.problem.detail;
  }
}

/** A passkey that the browser or the server did not take; what else went wrong is said as it is. */
export function passkeyFailureText(words: Words, error: Error): string {
  return error instanceof ApiError ? failureText(words, error) : words.problem('passkey-failed', {}, '');
}

export function isNotFound(error: Error): boolean {
  return error instanceof ApiError && error.failure.kind === 'problem' && error.failure.status === 404;
}

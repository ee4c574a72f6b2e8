import type { ProblemCode } from '@marsad/indicators';
import { ApiError } from '../api/client.js';
import { useWords } from '../language/words.js';

interface Props {
  readonly title: string;
  readonly code: ProblemCode;
  readonly error: Error;
}

/** An address that was given to somebody shows nothing any more: in the reader's language, also where it is changed after the answer came. */
export function LeadsNowhere({ title, code, error }: Props) {
  const words = useWords();
  const failure = error instanceof ApiError && error.failure.kind === 'problem' ? error.failure : null;
  return (
    <div className="mx-auto mt-10 max-w-md text-center">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-2 text-muted">{words.problem(code, {}, failure?.problem.detail ?? '')}</p>
    </div>
  );
}

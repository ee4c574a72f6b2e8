import type { ImportStatus } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';

const dot = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2';
const ring = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2m0 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7';
const triangle = 'M8 1.5 15 14H1z';
const square = 'M2 2h12v12H2z';

/** A shape and a word: never colour alone. */
const looks: Readonly<Record<ImportStatus, readonly [string, string]>> = {
  reading: [ring, 'fill-faint'],
  checking: [ring, 'fill-faint'],
  committing: [ring, 'fill-faint'],
  undoing: [ring, 'fill-faint'],
  mapping: [triangle, 'fill-watch'],
  planned: [triangle, 'fill-watch'],
  committed: [dot, 'fill-within'],
  undone: [ring, 'fill-faint'],
  cancelled: [ring, 'fill-faint'],
  failed: [square, 'fill-refused'],
};

export function StatusMark({ status }: { status: ImportStatus }) {
  const words = useWords();
  const [shape, fill] = looks[status];
  return (
    <span className="inline-flex items-start gap-1.5">
      <svg viewBox="0 0 16 16" aria-hidden className={`mt-1.5 size-2.5 shrink-0 ${fill}`}>
        <path d={shape} fillRule="evenodd" />
      </svg>
      {words.t(`import.status.${status}`)}
    </span>
  );
}

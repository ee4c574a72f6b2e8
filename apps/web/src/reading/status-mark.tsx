import type { CandidateState, ReadingStatus } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';

const dot = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2';
const ring = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2m0 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7';
const square = 'M2 2h12v12H2z';
const cross = 'm3 1 5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5z';
const check = 'm1 8.5 2-2 3.5 3.5L13 2.5l2 2L6.5 14z';

function Mark({ shape, fill, children }: { shape: string; fill: string; children: string }) {
  return (
    <span className="inline-flex items-start gap-1.5">
      <svg viewBox="0 0 16 16" aria-hidden className={`mt-1.5 size-2.5 shrink-0 ${fill}`}>
        <path d={shape} fillRule="evenodd" />
      </svg>
      {children}
    </span>
  );
}

/** A shape and a word: never colour alone. */
const looks: Readonly<Record<ReadingStatus, readonly [string, string]>> = {
  reading: [ring, 'fill-faint'],
  read: [dot, 'fill-within'],
  failed: [square, 'fill-refused'],
};

export function StatusMark({ status }: { status: ReadingStatus }) {
  const words = useWords();
  const [shape, fill] = looks[status];
  return (
    <Mark shape={shape} fill={fill}>
      {words.t(`reading.status.${status}`)}
    </Mark>
  );
}

const stateLooks: Readonly<Record<CandidateState, readonly [string, string]>> = {
  open: [ring, 'fill-accent'],
  accepted: [check, 'fill-within'],
  dismissed: [cross, 'fill-faint'],
};

export function CandidateMark({ state }: { state: CandidateState }) {
  const words = useWords();
  const [shape, fill] = stateLooks[state];
  return (
    <Mark shape={shape} fill={fill}>
      {words.t(`reading.state.${state}`)}
    </Mark>
  );
}

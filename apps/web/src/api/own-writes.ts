/** What this page has written itself, which is no news to whoever wrote it. */
import type { LiveEvent } from '@marsad/indicators';

/** What a write will be told of by: the submission it made, or the observation it changed. */
export type Written = { readonly submission: string } | { readonly observation: string } | null;

/** More than this are not on their way at once. */
const mostRemembered = 200;

export interface OwnWrites {
  /** Passes a write's answer on, and remembers what was written. */
  readonly note: <T>(write: Promise<T>, written: (answer: T) => Written) => Promise<T>;
  /** Waits for the writes that are on their way: the event of one may be here before its answer. */
  readonly isOwn: (event: LiveEvent) => Promise<boolean>;
}

export function ownWrites(): OwnWrites {
  const onTheirWay = new Set<Promise<unknown>>();
  const submissions = new Set<string>();
  /** Each change of an observation is told once. */
  const changes: string[] = [];

  const remember = (written: Written): void => {
    if (written === null) return;
    if ('observation' in written) {
      changes.push(written.observation);
      changes.splice(0, changes.length - mostRemembered);
      return;
    }
    submissions.add(written.submission);
    for (const oldest of submissions) {
      if (submissions.size <= mostRemembered) break;
      submissions.delete(oldest);
    }
  };

  return {
    note(write, written) {
      const noted = write
        .then((answer) => remember(written(answer)))
        // Whoever wrote is told of a failure by the write itself.
        .catch(() => {})
        .finally(() => onTheirWay.delete(noted));
      onTheirWay.add(noted);
      return write;
    },
    async isOwn(event) {
      if (event.type !== 'observation.committed') return false;
      await Promise.all(onTheirWay);
      if (event.submission !== null) return submissions.has(event.submission);
      const at = changes.indexOf(event.observation);
      if (at >= 0) changes.splice(at, 1);
      return at >= 0;
    },
  };
}

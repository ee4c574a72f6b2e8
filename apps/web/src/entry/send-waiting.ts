/** Sends what waits, in order, from one tab at a time. */
import { ApiError, api } from '../api/client.js';
import { isNotFound } from '../ui/failed.js';
import { pauseAfter } from './pause.js';
import { afterFailure, heldBy, nextToSend, type WaitingFigure } from './waiting.js';
import { hold, markSent, removeWaiting, waitingOf } from './waiting-queue.js';

const lock = 'marsad-sending';

/** @returns 'later' where the connection, not a figure, stood in the way. */
export function sendWaiting(person: string): Promise<'done' | 'later'> {
  // Without locks (a plain http address) two tabs may both send: the server then knows the key.
  return 'locks' in navigator ? navigator.locks.request(lock, () => sendAll(person)) : sendAll(person);
}

/** Each round sends one figure or holds it, so there are no more of them than figures. */
async function sendAll(person: string): Promise<'done' | 'later'> {
  for (;;) {
    const next = nextToSend(await waitingOf(person));
    if (next === null) return 'done';
    try {
      await send(next);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const outcome = afterFailure(error.failure);
      if (outcome === 'later') {
        await new Promise((resolve) => setTimeout(resolve, pauseAfter(error.failure)));
        return 'later';
      }
      await hold(next.key, outcome);
    }
  }
}

async function send(figure: WaitingFigure): Promise<void> {
  const { key, body } = figure;
  const arrived = figure.sent ? await arrivedWith(key) : null;
  if (arrived !== null) return settle(key, arrived);
  const held = heldBy(await api.preview(body), figure);
  if (held !== null) {
    await hold(key, held);
    return;
  }
  // Discarded, or taken into the form, while we looked.
  if (!(await markSent(key))) return;
  const answer = await api.submit(body, key);
  await settle(key, answer.status === 'settled' ? answer.submission : { status: 'accepted', errors: [] });
}

async function arrivedWith(key: string) {
  try {
    return await api.submissionWithKey(key);
  } catch (error) {
    if (error instanceof Error && isNotFound(error)) return null;
    throw error;
  }
}

async function settle(
  key: string,
  { status, errors }: Pick<Awaited<ReturnType<typeof api.submission>>, 'status' | 'errors'>,
): Promise<void> {
  if (status === 'rejected' && errors.length > 0) await hold(key, { kind: 'refused', items: errors });
  else await removeWaiting(key, true);
}

/** A program that uses Marsad as one should: it tries again what was cut off or put off, and notes every answer. */
import { setTimeout as delay } from 'node:timers/promises';
import { within } from './database.mjs';

const patienceMs = 5_000;

/** Answers no fault outside excuses. */
const isFault = ({ status, code }) =>
  (status >= 500 && status !== 503) || (status >= 400 && ![409, 429, 503].includes(status) && code !== null);

async function request(url, init) {
  const answer = await fetch(url, init);
  return [answer, await answer.text()];
}

export function openClient(addresses, token) {
  const counts = {};
  const faults = [];
  let next = 0;

  /** One request. @returns status and body; null where there was no answer. */
  async function once(path, { method = 'GET', body, headers = {}, timeoutMs = patienceMs } = {}) {
    next += 1;
    const address = addresses[next % addresses.length];
    let answer;
    let text;
    try {
      // Beside the signal a time of our own: a run that waits for ever says nothing.
      [answer, text] = await within(
        timeoutMs + 2_000,
        request(`${address}/api/v1${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          body: body === undefined ? undefined : JSON.stringify(body),
          signal: AbortSignal.timeout(timeoutMs),
        }),
      );
    } catch {
      counts.cut = (counts.cut ?? 0) + 1;
      return null;
    }
    const { status } = answer;
    counts[status] = (counts[status] ?? 0) + 1;
    const said = text === '' ? null : JSON.parse(text);
    if (isFault({ status, code: said?.code ?? null }))
      faults.push(`${method} ${path}: ${status} ${said?.code ?? ''} ${text.slice(0, 200)}`);
    if ((status === 429 || status === 503) && answer.headers.get('retry-after') === null)
      faults.push(`${method} ${path}: ${status} without Retry-After`);
    return { status, body: said, headers: answer.headers };
  }

  /**
   * Tries again until there is an answer that is not "later", or `isOver`. It does not wait as long as it is asked to: the
   * busier client is the harder test.
   */
  async function persist(path, init, isOver) {
    for (let tries = 1; ; tries += 1) {
      const answer = await once(path, init);
      if (answer !== null && answer.status !== 429 && answer.status < 500) return { ...answer, tries };
      if (isOver()) return null;
      await delay(Math.min(100 * tries, 500));
    }
  }
  return { once, persist, counts, faults };
}

/** What a device holds of Marsad and sends by itself, as a test looks at it, and a way between the two to change. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';

/** The Idempotency-Keys figures went out with. */
export function submissionsOf(context: BrowserContext): { readonly keys: string[] } {
  const keys: string[] = [];
  context.on('request', (one) => {
    if (one.method() === 'POST' && one.url().endsWith('/api/v1/observations'))
      keys.push(one.headers()['idempotency-key'] ?? '');
  });
  return { keys };
}

export async function controlled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
}

/** What of the API's answers is on the device, by name. */
export function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('marsad');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
          keys.onsuccess = () => {
            opening.result.close();
            resolve(keys.result.map(String));
          };
        };
      }),
  );
}

/** Figures that wait as the first page that kept any did: without a version, but for what is given. */
export async function plantRows(
  rows: readonly { period: string; value: string; v?: number }[],
): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('marsad');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  const session = await new Promise<{ value: { person: { id: string } } }>((resolve) => {
    const asked = database.transaction('kept').objectStore('kept').get('session');
    asked.onsuccess = () => resolve(asked.result);
  });
  const transaction = database.transaction('waiting', 'readwrite');
  for (const [at, { period, value, ...version }] of rows.entries())
    transaction.objectStore('waiting').put({
      ...version,
      key: `5f0c0000-0000-4000-8000-00000000000${at}`,
      person: session.value.person.id,
      turn: at + 1,
      enteredAt: '2026-01-02T03:04:05Z',
      draft: { indicator: 'al-hol-pledges', period, value, title: 'Gate log', status: 'A' },
      body: { indicator: 'al-hol-pledges', period, value, source: { title: 'Gate log' } },
      seen: [],
      sent: false,
      state: { kind: 'waiting' },
    });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

/** What waits on this device, as it lies there. */
export function waitingRows(page: Page): Promise<unknown[]> {
  return page.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('marsad');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const rows = opening.result.transaction('waiting').objectStore('waiting').getAll();
          rows.onsuccess = () => {
            opening.result.close();
            resolve(rows.result);
          };
        };
      }),
  );
}

/** As many figures as somebody might have left in the form one after the other; none is sent by itself. */
export async function fillQueue(count: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('marsad');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  const session = await new Promise<{ value: { person: { id: string } } }>((resolve) => {
    const asked = database.transaction('kept').objectStore('kept').get('session');
    asked.onsuccess = () => resolve(asked.result);
  });
  const transaction = database.transaction('waiting', 'readwrite');
  for (let turn = 1; turn <= count; turn += 1)
    transaction.objectStore('waiting').put({
      key: `key-${turn}`,
      person: session.value.person.id,
      turn,
      enteredAt: '2026-01-02T03:04:05Z',
      name: { en: 'Pledges' },
      draft: {},
      body: {
        indicator: 'al-hol-pledges',
        period: '2021-09',
        value: String(turn),
        source: { title: 'Gate log' },
      },
      seen: [],
      sent: false,
      state: { kind: 'editing' },
    });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

export function cachedOfApi(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path.startsWith('/api/'));
  });
}

/** A proxy in front, which can pretend that another build is there, and be a line that pauses within each page. */
export async function passageTo(url: string) {
  let renewed = false;
  let pauseMs = 0;
  const { hostname, port } = new URL(url);
  const server: Server = createServer((incoming, outgoing) => {
    const isWorker = incoming.url === '/service-worker.js';
    const headers = { ...incoming.headers, ...(isWorker ? { 'accept-encoding': 'identity' } : {}) };
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers },
      (answer) => {
        if (!isWorker || !renewed) {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          const isPage = answer.headers['content-type']?.startsWith('text/html') === true;
          if (isPage && pauseMs > 0) void slowly(answer, outgoing, pauseMs);
          else answer.pipe(outgoing);
          return;
        }
        const { 'content-length': _, ...rest } = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 500, rest);
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        answer.on('end', () => outgoing.end(text.replace('"version":"', '"version":"newer-')));
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    renew: () => {
      renewed = true;
    },
    pauseWithin: (ms: number) => {
      pauseMs = ms;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The first byte at once, and the rest after a while. */
async function slowly(answer: IncomingMessage, outgoing: ServerResponse, pauseMs: number): Promise<void> {
  const all = await buffer(answer);
  outgoing.write(all.subarray(0, 1));
  await setTimeout(pauseMs);
  outgoing.end(all.subarray(1));
}

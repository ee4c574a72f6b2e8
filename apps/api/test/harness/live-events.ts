/** Reading live events. */
import { eventually } from './eventually.js';

/** Reads server-sent events as they come; `next` waits for the first one that satisfies it, past ones included. */
export async function openEvents(url: string, token: string | null, more: Record<string, string> = {}) {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...more };
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, { headers, signal: stopping.signal });
  const seen: { id: string | null; event: string; data: unknown }[] = [];
  const reading = readEvents(response, seen).catch(() => {});
  return {
    status: response.status,
    seen,
    ended: reading,
    next: (wanted: (event: { event: string; data: unknown }) => boolean) =>
      eventually(async () => seen.find(wanted), 'a live event'),
    close: async () => {
      stopping.abort();
      await reading;
    },
  };
}

async function readEvents(
  response: Response,
  seen: { id: string | null; event: string; data: unknown }[],
): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      seen.push({
        id: fields.get('id') ?? null,
        event: fields.get('event') ?? 'message',
        data: JSON.parse(fields.get('data') ?? 'null'),
      });
    }
  }
}

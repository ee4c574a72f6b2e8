/** The built dashboard: hashed assets for ever, and for any address of the app the page, with what it shows first in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { inLanguage, type LocalisedText } from '@marsad/indicators';
import type { BeginningWire } from '@marsad/indicators/contract';
import { type Client, createClient } from '@marsad/indicators/contract/client';
import { beginningId, mostPointsDrawn } from '@marsad/indicators/limits';
import type { Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { answerProblem, type HttpProblem, refuse } from '../http/problems.js';

/** Asks the API in the name of whoever asks for the page. */
type Ask = (request: Request, c: Context) => Response | Promise<Response>;

interface Given {
  /** Folder of the built dashboard. */
  readonly root: string;
  readonly ask: Ask;
  readonly newestEvent: () => Promise<number>;
}

export function serveDashboard(app: Hono, { root, ...asking }: Given): void {
  app.use(compress());
  app.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  // An old service worker would go on serving an old dashboard.
  app.use('/service-worker.js', async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', 'no-cache');
  });
  app.get('*', serveStatic({ root, index: 'none', precompressed: true }));
  app.get('*', async (c) => {
    if (/\.\w+$/.test(c.req.path)) throw refuse(404, 'not-found', { what: c.req.path });
    const page = await readFile(join(root, 'index.html'), 'utf8');
    // The service worker keeps the page on the device: what it fetches holds nothing of anybody's.
    if (c.req.header('sec-fetch-dest') !== 'document' || /^\/(shared|charts)\b/.test(c.req.path))
      return c.html(page, 200, { 'cache-control': 'no-cache' });
    const beginning = await beginningOf(c, asking);
    return c.html(withBeginning(page, beginning, c.req.path), 200, { 'cache-control': 'private, no-store' });
  });
  app.notFound((c) => answerProblem(c, nothingAt(c)));
}

/** Outside the API everything is there to read; what ends like a file is one, or nothing. */
function nothingAt({ req: { method, path } }: Context): HttpProblem {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead || /\.\w+$/.test(path)
    ? refuse(404, 'not-found', { what: path })
    : refuse(405, 'method-not-allowed', { method, allowed: 'GET, HEAD' });
}

/** Where something goes into index.html; what is put in is not looked through again, whatever it says. */
const places = /<html|<head>|\{name\}/g;

export function withBeginning(page: string, beginning: BeginningWire, path: string): string {
  const put: Readonly<Record<string, string>> = {
    '<html': `<html${shellOf(beginning, path)}`,
    '<head>': `<head><script type="application/json" id="${beginningId}">${jsonInHtml(beginning)}</script>`,
    '{name}': nameInHtml(beginning.indicator?.name),
  };
  return page.replace(places, (place) => put[place] ?? place);
}

/** JSON without a letter that HTML, or a script, would take for its own: `</script`, `<!--`, `]]>`, an end of line. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What of the frame in index.html shows before any script has run. */
function shellOf({ session, instance, indicator }: BeginningWire, path: string): string {
  if (session?.state !== 'signed-in') return '';
  const shell = path === '/' ? 'overview' : indicator === undefined ? 'frame' : 'indicator';
  return ` data-shell="${shell}"${instance?.demo === true ? ' data-demo' : ''}`;
}

/** In both languages, as the rest of what is there before any script; the style sheet shows the reader's. */
function nameInHtml(name: LocalisedText | undefined): string {
  if (name === undefined) return '';
  return (['en', 'ar'] as const)
    .map((language) => `<span lang="${language}">${escaped(inLanguage(name, language))}</span>`)
    .join('');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page that is late is worse than one that asks for itself. */
const patienceMs = 1_000;
const mostCharacters = 300_000;

async function beginningOf(c: Context, { ask, newestEvent }: Omit<Given, 'root'>): Promise<BeginningWire> {
  const began = performance.now();
  const api = createClient({
    fetch: async (address, options) => {
      const headers = new Headers(options?.headers);
      for (const name of ['cookie', 'host', 'user-agent', 'x-forwarded-for']) {
        const value = c.req.header(name);
        if (value !== undefined) headers.set(name, value);
      }
      return ask(new Request(new URL(String(address), c.req.url), { headers }), c);
    },
  });
  const inTime = <T>(asked: Promise<T | undefined>): Promise<T | undefined> =>
    Promise.race([
      asked.catch(() => undefined),
      new Promise<undefined>((resolve) =>
        setTimeout(() => resolve(undefined), patienceMs - (performance.now() - began)).unref(),
      ),
    ]);
  const [session, instance] = await Promise.all([inTime(api.call('GET /session')), inTime(api.instance())]);
  if (session?.state !== 'signed-in') return given({ session, instance });
  // Before everything else: what happens from here on is told by the stream.
  const lastEvent = await inTime(newestEvent());
  const [settings, firing, shown] = await Promise.all([
    inTime(api.settings()),
    inTime(wholeOf(api.call('GET /alerts', { query: { state: 'firing' } }))),
    shownAt(new URL(c.req.url), api, inTime),
  ]);
  const beginning = given({ lastEvent, session, instance, settings, firing, ...shown });
  return JSON.stringify(beginning).length > mostCharacters
    ? given({ session, instance, settings })
    : beginning;
}

type InTime = <T>(asked: Promise<T | undefined>) => Promise<T | undefined>;

/** What the page at an address draws first. */
async function shownAt(url: URL, api: Client, inTime: InTime) {
  if (url.pathname === '/') {
    const [indicators, arrangement, changes] = await Promise.all([
      inTime(wholeOf(api.call('GET /indicators'))),
      inTime(api.arrangement()),
      inTime(api.changes(null)),
    ]);
    return { indicators, arrangement, changes };
  }
  const id = /^\/indicators\/([\w-]+)$/.exec(url.pathname)?.[1];
  if (id === undefined) return {};
  const chosen = [...url.searchParams.keys()].some(
    (name) => name === 'asOf' || name.startsWith('dimensions'),
  );
  const [indicator, series] = await Promise.all([
    inTime(api.indicator(id)),
    chosen ? undefined : inTime(api.series(id, {}, null, undefined, mostPointsDrawn)),
  ]);
  return { indicator, series };
}

/** A list that takes more than one answer is left to the page. */
async function wholeOf<T>(asked: Promise<{ items: T[]; next: string | null }>): Promise<T[] | undefined> {
  const { items, next } = await asked;
  return next === null ? items : undefined;
}

function given(parts: { readonly [K in keyof BeginningWire]?: BeginningWire[K] | undefined }): BeginningWire {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

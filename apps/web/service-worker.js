// Keeps the app itself on the device, so that it opens without a connection. The build puts `self.shell` before this:
// the version and the addresses of one build, which are stored together or not at all. Answers of the API are never
// looked at here, let alone kept: what the entry form needs offline is kept by the page (src/session/device-store.ts).
const { version, files } = self.shell;
const prefix = 'marsad-shell-';
const current = prefix + version;
/** Beside the current one: a page that was open while Marsad was updated still finds its own parts there. */
const formerKept = 1;
const patienceMs = 4000;
const atOnce = 3;

self.addEventListener('install', (event) => {
  event.waitUntil(store().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(freshest(request, '/'));
  else if (files.includes(pathname)) event.respondWith(freshest(request, pathname));
});

async function store() {
  const cache = await caches.open(current);
  try {
    // A few at a time: whoever is reading meanwhile comes first.
    for (let at = 0; at < files.length; at += atOnce)
      await cache.addAll(files.slice(at, at + atOnce).map(asked));
    // Marsad may be changed just while this runs: a page of one build with the parts of another is worse than none.
    const page = await (await cache.match('/')).text();
    const named = page.match(/\/assets\/[^"]+/g) ?? [];
    if (!named.every((file) => files.includes(file))) throw new Error('the page is of another build');
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
}

/** The name of an asset says what is in it: what the page has fetched already is not fetched again. */
function asked(file) {
  return new Request(file, file.startsWith('/assets/') ? {} : { cache: 'no-cache' });
}

/** caches.keys() tells them in the order they were made. */
async function forgetOld() {
  const former = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(former.slice(0, former.length - formerKept).map((name) => caches.delete(name)));
}

/** Its name says what is in it, so any build's will do. */
async function asset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** From the server, or as it is kept where that is not to be reached in good time. */
async function freshest(request, keptAs) {
  const cache = await caches.open(current);
  const kept = await cache.match(keptAs, { ignoreVary: true });
  if (kept === undefined) return fetch(request);
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), patienceMs);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    // What has begun is left to come, however slow the line is.
    clearTimeout(late);
    // A proxy answers, Marsad behind it does not.
    return answer.status >= 502 && answer.status <= 504 ? kept : answer;
  } catch {
    return kept;
  }
}

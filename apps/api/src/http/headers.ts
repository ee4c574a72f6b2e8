/** What every answer tells the browser that it may do with it. */
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isForwarded } from './forwarded.js';
import { queueBoardRoot } from './queue-board-root.js';

type Policy = NonNullable<NonNullable<Parameters<typeof secureHeaders>[0]>['contentSecurityPolicy']>;

const ownPagesOnly: Policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameSrc: ["'none'"],
  mediaSrc: ["'none'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
const nothing: Policy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

const common: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: ownPagesOnly,
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  // Said below, where it may be promised.
  strictTransportSecurity: false,
};
const pageHeaders = secureHeaders(common);
/** Bull Board is told by a base where it is, and sends no form. */
const boardHeaders = secureHeaders({
  ...common,
  contentSecurityPolicy: {
    ...ownPagesOnly,
    baseUri: ["'self'"],
    formAction: ["'none'"],
    workerSrc: ["'none'"],
  },
});
/** Data is no page. */
const dataHeaders = secureHeaders({ ...common, contentSecurityPolicy: nothing });
/** Files that people brought: whatever one holds, it runs nothing here. */
const fileHeaders = secureHeaders({ ...common, contentSecurityPolicy: { ...nothing, sandbox: [] } });
/** The address lets its holder in: it is told to no other site, and no search engine keeps what it leads to. */
const sharedHeaders = secureHeaders({ ...common, referrerPolicy: 'no-referrer' });

/** A chart that anybody may see may be shown in any page; the article it stands in is what is to be found. */
const publicChartHeaders = secureHeaders({
  ...common,
  contentSecurityPolicy: { ...ownPagesOnly, formAction: ["'none'"], frameAncestors: ['*'] },
  xFrameOptions: false,
  referrerPolicy: 'no-referrer',
});
const publicDataHeaders = secureHeaders({
  ...common,
  contentSecurityPolicy: nothing,
  referrerPolicy: 'no-referrer',
});

/** Its page, and what the page reads. Any other page is shown in no frame. */
export const isPublicChart = (path: string) => /^(\/api\/v1)?\/charts\/[\w-]+$/.test(path);

/** What a browser can do and these pages never ask for; a script that got in should not either. */
const unused = [
  ...['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture', 'encrypted-media'],
  ...['gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer'],
  ...['microphone', 'midi', 'otp-credentials', 'payment', 'picture-in-picture', 'serial'],
  ...['storage-access', 'sync-xhr', 'usb', 'xr-spatial-tracking'],
];
/** Passkeys, links that are copied, and a display that fills its screen and keeps it lit. */
const used = [
  'publickey-credentials-get',
  'publickey-credentials-create',
  'clipboard-write',
  'fullscreen',
  'screen-wake-lock',
];
const permissions = [
  ...unused.map((feature) => `${feature}=()`),
  ...used.map((feature) => `${feature}=(self)`),
].join(', ');

const oneYearSeconds = 31_536_000;

/** Under a name of this machine itself it is plain http, and promising https would lock people out. */
const isAskedHere = (c: Context) =>
  /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(c.req.header('host') ?? '') && !isForwarded(c);

/** @param publicUrl where people reach these pages; null where nobody said. */
export function headersOf(publicUrl: URL | null): MiddlewareHandler {
  const isHttps = publicUrl?.protocol === 'https:';
  return async (c, next) => {
    const { path } = c.req;
    if (/^(\/api\/v1)?\/shared(\/|$)/.test(path)) {
      await sharedHeaders(c, next);
      c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
      c.header('Cache-Control', 'private, no-store');
    } else if (isPublicChart(path)) {
      await (path.startsWith('/api/') ? publicDataHeaders : publicChartHeaders)(c, next);
      c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
    } else if (/^\/api\/v1\/sources\/[^/]+\/files\//.test(path)) await fileHeaders(c, next);
    else if (path === queueBoardRoot || path.startsWith(`${queueBoardRoot}/`)) await boardHeaders(c, next);
    else if (path.startsWith('/api/v1/')) await dataHeaders(c, next);
    else await pageHeaders(c, next);
    c.header('Permissions-Policy', permissions);
    if (isHttps && !isAskedHere(c)) c.header('Strict-Transport-Security', `max-age=${oneYearSeconds}`);
  };
}

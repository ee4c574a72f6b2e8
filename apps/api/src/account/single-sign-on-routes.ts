/** Signing in with an identity provider: where to go, and where it comes back to. */
import { SingleSignOnBody, SingleSignOnWire } from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask, libraryHeaders } from './exchange.js';
import { guarded } from './guard.js';
import { singleSignOnProvider } from './library.js';

const singleSignOn = guarded('anyone', {
  method: 'post',
  path: '/session/single-sign-on',
  summary: 'Where to go for single sign-on',
  request: body(SingleSignOnBody),
  responses: { 200: answer('An address of the identity provider', SingleSignOnWire), ...refusals(404) },
});

export function singleSignOnRoutes(app: Api, { sql, accounts }: AccountDeps): void {
  const { library } = accounts;

  app.openapi(singleSignOn, async (c) => {
    if (!accounts.singleSignOn) throw refuse(404, 'not-set-up');
    await attempt(c, sql, { what: 'challenge' });
    const callbackURL = ownPath(c.req.valid('json').next);
    // The library knows the provider only once it has answered.
    const { url } = await ask(c, 'single-sign-on-away', (headers) =>
      library.api.signInSocial({
        body: {
          provider: singleSignOnProvider,
          callbackURL,
          errorCallbackURL: '/sign-in',
          disableRedirect: true,
        },
        headers,
        returnHeaders: true,
      }),
    );
    if (!url) throw refuse(503, 'single-sign-on-away');
    return c.json({ url }, 200);
  });

  // The library's other addresses stay closed.
  app.get(`/auth/callback/${singleSignOnProvider}`, (c) =>
    library.handler(new Request(c.req.url, { headers: libraryHeaders(c) })),
  );
}

/** Where to come back to: a path of this site and nothing else. */
function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** The passkeys of somebody's own account. */
import { z } from '@hono/zod-openapi';
import { listPasskeys, notePerson, settlePasskey } from '@marsad/db/account';
import {
  CredentialOptionsWire,
  PasskeyBody,
  PasskeyListWire,
  PasskeyWire,
} from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import type { AccountDeps } from './deps.js';
import { ask } from './exchange.js';
import { guarded, personOf } from './guard.js';
import { tellOwner } from './tell-owner.js';

const params = z.object({ id: z.string() });

const passkeys = guarded('person', {
  method: 'get',
  path: '/account/passkeys',
  summary: 'Your passkeys',
  responses: { 200: answer('The passkeys', PasskeyListWire) },
});
const passkeyOptions = guarded(
  'person',
  {
    method: 'post',
    path: '/account/passkeys/options',
    summary: 'A challenge for a new passkey',
    responses: { 200: answer('PublicKeyCredentialCreationOptions as JSON', CredentialOptionsWire) },
  },
  { proof: 'session' },
);
const passkeyAdd = guarded(
  'person',
  {
    method: 'post',
    path: '/account/passkeys',
    summary: 'Add a passkey',
    request: body(PasskeyBody),
    responses: { 201: answer('Added', PasskeyWire) },
  },
  { proof: 'session' },
);
const passkeyRemove = guarded(
  'person',
  {
    method: 'delete',
    path: '/account/passkeys/{id}',
    summary: 'Remove a passkey',
    request: { params },
    responses: { 204: { description: 'Removed' } },
  },
  { proof: 'session' },
);

export function passkeyRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;
  const { library } = accounts;

  app.openapi(passkeys, async (c) =>
    c.json({ items: await listPasskeys(sql, personOf(c).id), next: null }, 200),
  );

  app.openapi(passkeyOptions, async (c) => {
    const options = await ask(c, 'passkey-failed', (headers) =>
      library.api.generatePasskeyRegistrationOptions({
        query: { name: personOf(c).email },
        headers,
        returnHeaders: true,
      }),
    );
    return c.json(options as unknown as Record<string, unknown>, 200);
  });

  app.openapi(passkeyAdd, async (c) => {
    const { name, response } = c.req.valid('json');
    const { id } = await ask(c, 'passkey-failed', (headers) =>
      library.api.verifyPasskeyRegistration({ body: { name, response }, headers, returnHeaders: true }),
    );
    const { id: person, session, email } = personOf(c);
    const settled = await settlePasskey(sql, c.var.who.actor, { person, session, passkey: id });
    if (settled.kind === 'session-ended') throw refuse(401, 'sign-in-required');
    tellOwner(c, deps, email, 'passkey-added');
    const added = (await listPasskeys(sql, person)).find((one) => one.id === id);
    return c.json(added ?? { id, name, createdAt: null }, 201);
  });

  app.openapi(passkeyRemove, async (c) => {
    const { id } = c.req.valid('param');
    const own = await listPasskeys(sql, personOf(c).id);
    if (!own.some((one) => one.id === id)) throw refuse(404, 'not-found', { what: `passkey ${id}` });
    await ask(c, 'passkey-failed', (headers) =>
      library.api.deletePasskey({ body: { id }, headers, returnHeaders: true }),
    );
    await notePerson(sql, c.var.who.actor, { person: personOf(c).id, action: 'passkey.removed' });
    tellOwner(c, deps, personOf(c).email, 'passkey-removed');
    return c.body(null, 204);
  });
}

/** API tokens. */
import { z } from '@hono/zod-openapi';
import type { TokenId } from '@marsad/db';
import { createApiToken, listApiTokens, revokeApiToken } from '@marsad/db/account';
import { NewTokenWire, TokenBody, TokenListWire } from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import type { AccountDeps } from './deps.js';
import { guarded } from './guard.js';

const params = z.object({ id: z.string() });
const tokens = guarded('admin', {
  method: 'get',
  path: '/tokens',
  summary: 'API tokens, newest first; never the tokens themselves',
  responses: { 200: answer('The tokens', TokenListWire) },
});
const createToken = guarded(
  'admin',
  {
    method: 'post',
    path: '/tokens',
    summary: 'Make an API token',
    request: body(TokenBody),
    responses: { 201: answer('The token, shown only here', NewTokenWire) },
  },
  { proof: 'session' },
);
const revokeToken = guarded('admin', {
  method: 'delete',
  path: '/tokens/{id}',
  summary: 'Revoke an API token, at once',
  request: { params },
  responses: { 204: { description: 'Revoked' } },
});

export function tokenRoutes(app: Api, deps: AccountDeps): void {
  const { sql } = deps;

  app.openapi(tokens, async (c) => c.json({ items: await listApiTokens(sql), next: null }, 200));

  app.openapi(createToken, async (c) => {
    const made = await createApiToken(sql, c.var.who.actor, c.req.valid('json'));
    if (made.kind === 'kept-out') throw refuse(401, 'sign-in-required');
    return c.json({ ...made.row, token: made.token }, 201);
  });

  app.openapi(revokeToken, async (c) => {
    const { id } = c.req.valid('param');
    const absent = refuse(404, 'not-found', { what: `token ${id}` });
    if (!isUuid<TokenId>(id)) throw absent;
    const { kind } = await revokeApiToken(sql, c.var.who.actor, { token: id });
    if (kind === 'not-found') throw absent;
    return c.body(null, 204);
  });
}

/** Proving once more who one is, before what asks for it: see Proof in guard.ts. */
import { ProofBody } from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { body } from '../http/shapes.js';
import type { AccountDeps } from './deps.js';
import { guarded } from './guard.js';
import { prove } from './proof.js';

const proof = guarded('person', {
  method: 'post',
  path: '/session/proof',
  summary: 'Prove once more who you are, with your password and second factor or a passkey',
  request: body(ProofBody),
  responses: { 204: { description: 'Proved, for ten minutes' } },
});

export function proofRoutes(app: Api, deps: AccountDeps): void {
  app.openapi(proof, async (c) => {
    await prove(c, deps, c.req.valid('json'));
    return c.body(null, 204);
  });
}

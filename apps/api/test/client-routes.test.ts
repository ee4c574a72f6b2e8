/** The client's routes are those of the API. Where one changed: `npx vitest run -u --config .ci/vitest.config.ts client-routes`. */
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createApp } from '../src/app.js';
import type { Deps } from '../src/deps.js';
import { clientRoutes } from './harness/client-routes.js';

const file = fileURLToPath(
  new URL('../../../packages/indicators/src/contract/client/routes.generated.ts', import.meta.url),
);

/** Stands for whatever routes are made with: to be described they ask nothing of it. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 'anything' : anything),
});

it('has a client whose routes are what the API says of itself', async () => {
  const deps = { hosts: null, webRoot: tmpdir() } as unknown as Deps;
  const { fetch } = createApp(new Proxy(deps, { get: (held, name) => Reflect.get(held, name) ?? anything }));
  const response = await fetch(
    new Request('http://localhost/api/v1/openapi.json', { headers: { host: 'localhost' } }),
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  );
  expect(response.status).toBe(200);
  await expect(clientRoutes(await response.json())).toMatchFileSnapshot(file);
});

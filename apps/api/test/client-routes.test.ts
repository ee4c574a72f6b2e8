/** The client's routes are those of the API. Where one changed: `npx vitest run -u --config .ci/vitest.config.ts client-routes`. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { clientRoutes } from './harness/client-routes.js';
import { description } from './harness/description.js';

const file = fileURLToPath(
  new URL('../../../packages/indicators/src/contract/client/routes.generated.ts', import.meta.url),
);

it('has a client whose routes are what the API says of itself', async () => {
  await expect(clientRoutes(await description())).toMatchFileSnapshot(file);
});

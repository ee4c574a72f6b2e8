/** Tables: handed in, mapped, planned, committed, undone. */
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import * as declared from './declared.js';

export function importRoutes(app: Api, _: Deps): void {
  for (const route of Object.values(declared))
    app.openapi(route as typeof declared.list, () => {
      throw refuse(503, 'not-ready');
    });
}

/** Gives the shapes of the contract the names they carry in the API's description, so that each is described once. */
import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from '@hono/zod-openapi';
import * as contract from '@marsad/indicators/contract';

/** To be called before the first route is described. */
export function nameSchemas(): void {
  for (const schema of Object.values(contract)) {
    if (!(schema instanceof z.ZodType) || zodToOpenAPIRegistry.has(schema)) continue;
    const { id, description } = schema.meta() ?? {};
    if (id !== undefined)
      zodToOpenAPIRegistry.add(schema, { ...(description && { description }), _internal: { refId: id } });
  }
}

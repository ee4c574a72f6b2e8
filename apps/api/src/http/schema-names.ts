/** Gives the shapes of the wire their names in the API's description, so that each is described once. */
import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from '@hono/zod-openapi';
import * as wire from '@marsad/indicators/contract';

/** To be called before the first route is described. */
export function nameSchemas(): void {
  for (const [name, schema] of Object.entries(wire))
    if (schema instanceof z.ZodObject && !zodToOpenAPIRegistry.has(schema))
      zodToOpenAPIRegistry.add(schema, { _internal: { refId: name.replace(/Wire$/, '') } });
}

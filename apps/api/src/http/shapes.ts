/** Short forms for describing routes. */
import { z } from '@hono/zod-openapi';

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });

export const body = <T extends z.ZodType>(schema: T) =>
  ({ body: { required: true, content: json(schema) } }) as const;

export const answer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: json(schema),
});

/** An empty one would be the key of whatever comes without one. */
export const keyHeader = { 'idempotency-key': z.string().min(1).max(255).optional() } as const;

/** Of what was made: where it is. */
export const located = {
  headers: { Location: { description: 'Where it is', required: true, schema: { type: 'string' } } },
} as const;

/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Api } from './api.js';
import { view } from './exact.js';
import { answer } from './shapes.js';

const Shape = z.object({
  id: z.string(),
  role: z.enum(['recommended', 'triangulation']),
  at: z.object({ day: z.string() }).nullable(),
  items: z.array(z.object({ name: z.string(), more: z.unknown() })),
  codes: z.record(z.string(), z.string()),
  either: z.union([z.object({ kind: z.literal('a'), a: z.number() }), z.object({ kind: z.literal('b') })]),
  left: z.string().optional(),
});
declare const stored: {
  readonly id: string;
  readonly role: 'recommended';
  readonly at: { readonly day: string } | null;
  readonly items: readonly { readonly name: string; readonly more: { readonly free: 'form' } }[];
  readonly codes: Readonly<Record<string, string>>;
  readonly either: { readonly kind: 'a'; readonly a: number } | { readonly kind: 'b' };
};

view(Shape, stored);
view(Shape, { ...stored, role: 'triangulation', left: 'x' });
view(Shape, { ...stored, at: null, items: [], codes: { sex: 'men' }, either: { kind: 'b' } });

// @ts-expect-error A field is missing.
view(Shape, { id: 'x' });

// @ts-expect-error There is no such role.
view(Shape, { ...stored, role: 'first' });

declare const more: typeof stored & { readonly secret: string };

// @ts-expect-error It has a field that the shape does not have.
view(Shape, { ...more });

// @ts-expect-error So it has further down.
view(Shape, { ...stored, at: { day: '2020-06-16', hour: 12 } });

// @ts-expect-error So have the items of a list.
view(Shape, { ...stored, items: [{ name: 'x', more: null, secret: 'y' }] });

// @ts-expect-error A field of the other thing that it may be.
view(Shape, { ...stored, either: { kind: 'b', a: 1 } });

declare const perhaps: { readonly day: string; readonly hour: number } | null;

// @ts-expect-error So has one that may be null.
view(Shape, { ...stored, at: perhaps });

// What a handler answers is held to its route in the same way.
declare const app: Api;
const route = createRoute({
  method: 'get',
  path: '/things/{id}',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: answer('The thing', Shape),
    201: answer('Another', z.object({ made: z.string() })),
    204: { description: 'Nothing' },
  },
});
app.openapi(route, (c) => c.json(stored, 200));
app.openapi(route, async (c) => c.json({ made: c.req.valid('param').id }, 201));
app.openapi(route, async (c) =>
  c.req.query('x') === undefined ? c.body(null, 204) : c.json({ made: 'x' }, 201),
);

// @ts-expect-error A field of what came from elsewhere is passed on.
app.openapi(route, (c) => c.json(more, 200));

// @ts-expect-error One of two answers has it.
app.openapi(route, (c) => (c.req.query('x') === 'y' ? c.json(more, 200) : c.json({ made: 'x' }, 201)));

// @ts-expect-error The shape is that of another status.
app.openapi(route, (c) => c.json(stored, 201));

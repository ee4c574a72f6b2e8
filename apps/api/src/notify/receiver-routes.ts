/** Who is told of alerts, what became of each message, and what is kept quiet. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  createReceiver,
  createSilence,
  deleteReceiver,
  editReceiver,
  expireSilence,
  findReceiver,
  knownLabels,
  listDeliveries,
  listReceivers,
  listSilences,
  type ReceiverDefinition,
  resendDelivery,
  type StoredReceiver,
  sendTest,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  type GivenMatcher,
  handedOverAgain,
  isLabelName,
  labelNameOf,
  type Matcher,
  type ReceiverTime,
  rangeOfTime,
  readMatcher,
  receiverTimes,
  silenceFaults,
  timeText,
} from '@marsad/indicators/pipeline';
import {
  DeliveryListWire,
  DeliveryWire,
  NewReceiverWire,
  ReceiverBody,
  ReceiverEditBody,
  ReceiverListWire,
  type ReceiverWire,
  SilenceBody,
  SilenceListWire,
  SilenceWire,
} from '@marsad/indicators/wire';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import { fault, faults, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';

const params = z.object({ id: z.string() });
const pageSize = 50;

const list = guarded('editor', {
  method: 'get',
  path: '/receivers',
  summary: 'Who is told of alerts',
  responses: { 200: answer('By name', ReceiverListWire) },
});
const create = guarded('admin', {
  method: 'post',
  path: '/receivers',
  summary: 'Add a receiver; the secret of a webhook is shown only here',
  request: body(ReceiverBody),
  responses: { 201: answer('The receiver', NewReceiverWire) },
});
const edit = guarded('admin', {
  method: 'put',
  path: '/receivers/{id}',
  summary: 'Change a receiver; what it was told it knows, and without a secret it keeps the one it has',
  request: { params, ...body(ReceiverEditBody) },
  responses: { 200: answer('The receiver', NewReceiverWire) },
});
const remove = guarded('admin', {
  method: 'delete',
  path: '/receivers/{id}',
  summary: 'Remove a receiver; what waits for it is given up',
  request: { params },
  responses: { 204: { description: 'It is gone' } },
});
const test = guarded('admin', {
  method: 'post',
  path: '/receivers/{id}/test',
  summary: 'Send it a message that only says that it arrives',
  request: { params },
  responses: { 202: answer('The message on its way', DeliveryWire) },
});
const deliveries = guarded('editor', {
  method: 'get',
  path: '/deliveries',
  summary: 'What was sent, waits or was given up, the newest first',
  request: {
    query: z.object({
      status: z.enum(['waiting', 'sent', 'dead']).optional(),
      receiver: z.string().optional(),
      cursor: z.string().optional(),
    }),
  },
  responses: { 200: answer('One page', DeliveryListWire) },
});
const resend = guarded('editor', {
  method: 'post',
  path: '/deliveries/{id}/resend',
  summary: 'Send a message again, under the same id',
  request: { params },
  responses: { 202: answer('The message on its way', DeliveryWire) },
});
const silences = guarded('viewer', {
  method: 'get',
  path: '/silences',
  summary: 'What is kept quiet, was within a week, or will be',
  responses: { 200: answer('Those that end last first', SilenceListWire) },
});
const silence = guarded('editor', {
  method: 'post',
  path: '/silences',
  summary: 'Keep alerts with these labels quiet for a time; they are evaluated all the same',
  request: body(SilenceBody),
  responses: { 201: answer('The silence', SilenceWire) },
});
const unsilence = guarded('editor', {
  method: 'delete',
  path: '/silences/{id}',
  summary: 'End a silence now',
  request: { params },
  responses: { 204: { description: 'It has ended' } },
});

export function receiverRoutes(app: OpenAPIHono, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const items = (await listReceivers(sql)).map((one) => viewOf(one));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(create, async (c) => {
    const given = c.req.valid('json');
    const made = await createReceiver(sql, c.var.who.actor, readReceiver(c, given));
    if (!made) throw refuse(409, 'receiver-exists', { name: given.name });
    c.header('Location', `/api/v1/receivers/${made.id}`);
    return c.json({ ...viewOf(made), secret: made.secret }, 201);
  });

  app.openapi(edit, async (c) => {
    const { id } = await receiverOf(deps, c.req.valid('param').id);
    const { version = null, ...given } = c.req.valid('json');
    const saved = await editReceiver(sql, c.var.who.actor, id, readReceiver(c, given), version);
    if (saved === 'taken') throw refuse(409, 'receiver-exists', { name: given.name });
    if (!saved) throw absent('receiver', id);
    if (saved.kind === 'conflict')
      throw refuse(409, 'edit-conflict', { version: saved.version, seen: version ?? 0 });
    return c.json({ ...viewOf(saved), secret: given.secret ? saved.secret : null }, 200);
  });

  app.openapi(remove, async (c) => {
    const { id } = await receiverOf(deps, c.req.valid('param').id);
    await deleteReceiver(sql, c.var.who.actor, id);
    return c.body(null, 204);
  });

  app.openapi(test, async (c) => {
    const receiver = await receiverOf(deps, c.req.valid('param').id);
    const id = await sendTest(sql, c.var.who.actor, receiver);
    return c.json(await deliveryOf(deps, id), 202);
  });

  app.openapi(deliveries, async (c) => {
    const { status, receiver, cursor } = c.req.valid('query');
    if (receiver !== undefined && !isUuid(receiver))
      throw refuse(422, 'query-invalid', { parameter: 'receiver', value: receiver });
    const found = await listDeliveries(sql, {
      status,
      receiver,
      after: afterOf(cursor),
      limit: pageSize + 1,
    });
    const items = found.slice(0, pageSize);
    const last = items.at(-1);
    const next = found.length > pageSize && last ? `${last.createdAt} ${last.id}` : null;
    return c.json({ items, next } as DeliveryListWire, 200);
  });

  app.openapi(resend, async (c) => {
    const { id } = c.req.valid('param');
    const found = await deliveryOf(deps, id);
    if (!(await resendDelivery(sql, c.var.who.actor, id))) throw refuse(409, 'delivery-on-its-way');
    return c.json({ ...found, status: 'waiting' as const }, 202);
  });

  app.openapi(silences, async (c) =>
    c.json({ items: (await listSilences(sql)) as SilenceWire[], next: null }, 200),
  );

  app.openapi(silence, async (c) => {
    const { matchers: given, endsAt, comment, startsAt = new Date().toISOString() } = c.req.valid('json');
    const matchers = readMatchers(c, given);
    if (matchers.length === 0) throw fault(c, '/matchers', problem('silence-of-everything'));
    const wrong = silenceFaults(matchers, await knownLabels(sql));
    if (wrong.length > 0)
      throw faults(
        c,
        wrong.map(({ at, problem: found }) => ({ pointer: `/matchers/${at}`, problem: found })),
      );
    if (Date.parse(endsAt) <= Math.max(Date.now(), Date.parse(startsAt)))
      throw fault(c, '/endsAt', problem('silence-reversed'));
    const made = await createSilence(sql, c.var.who.actor, { matchers, startsAt, endsAt, comment });
    return c.json(made as SilenceWire, 201);
  });

  app.openapi(unsilence, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid(id)) throw absent('silence', id);
    if (!(await expireSilence(sql, c.var.who.actor, id))) throw refuse(409, 'silence-over');
    return c.body(null, 204);
  });
}

const absent = (what: string, id: string) => refuse(404, 'not-found', { what: `${what} ${id}` });

async function receiverOf({ sql }: Deps, id: string): Promise<StoredReceiver> {
  const found = isUuid(id) ? await findReceiver(sql, id) : null;
  if (!found) throw absent('receiver', id);
  return found;
}

async function deliveryOf({ sql }: Deps, id: string): Promise<DeliveryWire> {
  const [found] = isUuid(id) ? await listDeliveries(sql, { id, limit: 1 }) : [];
  if (!found) throw absent('delivery', id);
  return found as DeliveryWire;
}

function viewOf({ id, name, kind, definition, version }: StoredReceiver): ReceiverWire {
  return { id, name, kind, version, ...(definition as ReceiverDefinition) } as ReceiverWire;
}

/** What a receiver of its kind needs, and nothing of the other kinds. */
function readReceiver(c: Context, given: z.output<typeof ReceiverBody>) {
  const isMail = given.kind === 'email';
  if (isMail && !given.to) throw fault(c, '/to', problem('receiver-to-missing'));
  if (!isMail && !given.url) throw fault(c, '/url', problem('receiver-url-missing'));
  const times = {
    groupWait: given.groupWait ?? 0,
    groupInterval: given.groupInterval ?? 0,
    repeatInterval: given.repeatInterval ?? (given.kind === 'alertmanager' ? handedOverAgain : null),
  };
  const wrong = [...timeFaults(times, given.kind), ...groupFaults(given.groupBy ?? [])];
  if (wrong.length > 0) throw faults(c, wrong);
  return {
    name: given.name,
    kind: given.kind,
    secret: given.secret ?? null,
    definition: {
      url: isMail ? null : (given.url ?? null),
      to: isMail ? (given.to ?? null) : null,
      groupBy: (given.groupBy ?? ['indicator']).map(labelNameOf),
      ...times,
      sendResolved: given.sendResolved ?? true,
      matchers: readMatchers(c, given.matchers ?? []),
    },
  };
}

function timeFaults(times: Readonly<Record<ReceiverTime, number | null>>, kind: StoredReceiver['kind']) {
  return receiverTimes.flatMap((time) => {
    const { least, most } = rangeOfTime(time, kind);
    const seconds = times[time];
    if (seconds === null || (seconds >= least && seconds <= most)) return [];
    const range = { least: timeText(least), most: timeText(most) };
    return [{ pointer: `/${time}`, problem: problem('duration-out-of-range', range) }];
  });
}

function groupFaults(groupBy: readonly string[]) {
  return groupBy.flatMap((label, at) =>
    isLabelName(labelNameOf(label))
      ? []
      : [{ pointer: `/groupBy/${at}`, problem: problem('matcher-label-invalid', { label }) }],
  );
}

function readMatchers(c: Context, given: readonly GivenMatcher[]): Matcher[] {
  const read = given.map(readMatcher);
  const wrong = read.flatMap((one, at) =>
    'problem' in one ? [{ pointer: `/matchers/${at}`, problem: one.problem }] : [],
  );
  if (wrong.length > 0) throw faults(c, wrong);
  return read.flatMap((one) => ('matcher' in one ? [one.matcher] : []));
}

function afterOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = cursor.split(' ');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id))
    throw refuse(422, 'query-invalid', { parameter: 'cursor', value: cursor });
  return { at, id };
}

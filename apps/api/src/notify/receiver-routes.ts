/** Receivers: who is told of alerts. */
import { z } from '@hono/zod-openapi';
import {
  createReceiver,
  deleteReceiver,
  editReceiver,
  exampleMessage,
  findReceiver,
  knownLabels,
  listReceivers,
  type StoredReceiver,
  sendTest,
} from '@marsad/db';
import { allows, problem, type Role } from '@marsad/indicators';
import {
  DeliveryWire,
  LabelListWire,
  NewReceiverWire,
  ReceiverBody,
  ReceiverEditBody,
  ReceiverListWire,
  ReceiverPreviewBody,
  ReceiverPreviewWire,
  ReceiverWire,
} from '@marsad/indicators/contract';
import {
  addressesOf,
  handedOverAgain,
  isLabelName,
  labelNameOf,
  previewOf,
  type ReceiverTime,
  rangeOfTime,
  receiverTimes,
  shownAddress,
  timeText,
  topicOf,
} from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { fault, faults, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { absent } from './absent.js';
import { deliveryOf } from './delivery.js';
import { readMatchers } from './matchers.js';

const params = z.object({ id: z.string() });

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
  responses: { 201: { ...answer('The receiver', NewReceiverWire), ...located }, ...refusals(409) },
});
const edit = guarded('admin', {
  method: 'put',
  path: '/receivers/{id}',
  summary:
    'Change a receiver; what it was told it knows, and it keeps the secret and the web address that are not given',
  request: { params, ...body(ReceiverEditBody) },
  responses: { 200: answer('The receiver', NewReceiverWire), ...refusals(409) },
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

const preview = guarded('admin', {
  method: 'post',
  path: '/receivers/preview',
  summary: 'A message as such a receiver would be sent it; nothing is sent',
  request: body(ReceiverPreviewBody),
  responses: { 200: answer('Of an alert there is, or of a test', ReceiverPreviewWire) },
});
const labels = guarded('admin', {
  method: 'get',
  path: '/labels',
  summary: 'The labels that alerts can carry, with the values there are',
  responses: { 200: answer('By name', LabelListWire) },
});

/** More values than anybody looks through. */
const mostValues = 500;

export function receiverRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(labels, async (c) => {
    const items = [...(await knownLabels(sql))]
      .map(([name, values]) => ({ name, values: [...values].sort().slice(0, mostValues) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(preview, async (c) => {
    const { name, kind, chat = null, language = null, matchers = [] } = c.req.valid('json');
    const message = await exampleMessage(sql, readMatchers(c, matchers));
    const shown = { name, kind, language, chat, topic: kind === 'ntfy' ? 'topic' : null };
    const address = addressesOf(deps.publicUrl ?? deps.accounts.baseUrl);
    const example = message.alerts.length > 0 ? ('alert' as const) : ('test' as const);
    return c.json({ example, ...previewOf(shown, message, address, Date.now()) }, 200);
  });

  app.openapi(list, async (c) => {
    const { role } = c.var.who;
    const items = (await listReceivers(sql)).map((one) => shownTo(role, viewOf(one)));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(create, async (c) => {
    const given = c.req.valid('json');
    const made = await createReceiver(sql, c.var.who.actor, readReceiver(c, given, null));
    if (made.kind === 'name-taken') throw refuse(409, 'receiver-exists', { name: given.name });
    const { receiver } = made;
    c.header('Location', `/api/v1/receivers/${receiver.id}`);
    return c.json({ ...viewOf(receiver), secret: shownOnce(receiver) }, 201);
  });

  app.openapi(edit, async (c) => {
    const held = await receiverOf(deps, c.req.valid('param').id);
    const { id } = held;
    const { version = null, ...given } = c.req.valid('json');
    const next = readReceiver(c, given, held);
    const keepsAddress = next.definition.url === held.definition.url;
    const saved = await editReceiver(sql, c.var.who.actor, {
      id,
      next,
      // What it keeps may not have changed since it was looked at.
      seen: version ?? (keepsAddress ? held.version : null),
    });
    switch (saved.kind) {
      case 'not-found':
        throw absent('receiver', id);
      case 'name-taken':
        throw refuse(409, 'receiver-exists', { name: given.name });
      case 'conflict':
        throw refuse(409, 'edit-conflict', { version: saved.version, seen: version ?? held.version });
      case 'token-anew':
        throw fault(c, '/token', problem('receiver-token-anew'));
      case 'done':
        return c.json(
          { ...viewOf(saved.receiver), secret: given.secret ? shownOnce(saved.receiver) : null },
          200,
        );
    }
  });

  app.openapi(remove, async (c) => {
    const { id } = await receiverOf(deps, c.req.valid('param').id);
    await deleteReceiver(sql, c.var.who.actor, { id });
    return c.body(null, 204);
  });

  app.openapi(test, async (c) => {
    const receiver = await receiverOf(deps, c.req.valid('param').id);
    const { delivery } = await sendTest(sql, c.var.who.actor, { receiver });
    return c.json(await deliveryOf(deps, c.var.who.role, delivery), 202);
  });
}

async function receiverOf({ sql }: Deps, id: string): Promise<StoredReceiver> {
  const found = isUuid(id) ? await findReceiver(sql, id) : null;
  if (!found) throw absent('receiver', id);
  return found;
}

function viewOf({ id, name, kind, definition, version, secret }: StoredReceiver): ReceiverWire {
  const url = definition.url === null ? null : shownAddress(definition.url);
  const hasToken = takesToken(kind) && secret !== null;
  return view(ReceiverWire, { id, name, kind, version, ...definition, url, hasToken });
}

/** Addresses of people are for administrators, who enter them. */
const shownTo = (role: Role, receiver: ReceiverWire): ReceiverWire =>
  allows(role, 'admin') ? receiver : { ...receiver, to: null, chat: null };

const takesToken = (kind: StoredReceiver['kind']): boolean => kind === 'telegram' || kind === 'ntfy';

/** The key of a webhook is ours, to be told to whoever checks it; a token is known to whoever gave it. */
const shownOnce = ({ kind, secret }: StoredReceiver): string | null => (kind === 'webhook' ? secret : null);

/** What a receiver of its kind needs, and nothing of the other kinds. @param held as it is before; null for a new one. */
function readReceiver(c: Context, given: z.output<typeof ReceiverBody>, held: StoredReceiver | null) {
  const { kind } = given;
  const { url, secret } = placeOf(c, given, held);
  const times = {
    groupWait: given.groupWait ?? 0,
    groupInterval: given.groupInterval ?? 0,
    repeatInterval: given.repeatInterval ?? (given.kind === 'alertmanager' ? handedOverAgain : null),
  };
  const wrong = [...timeFaults(times, given.kind), ...groupFaults(given.groupBy ?? [])];
  if (wrong.length > 0) throw faults(c, wrong);
  return {
    name: given.name,
    kind,
    secret,
    definition: {
      url,
      to: kind === 'email' ? (given.to ?? null) : null,
      chat: kind === 'telegram' ? (given.chat ?? null) : null,
      language: given.language ?? null,
      groupBy: (given.groupBy ?? ['indicator']).map(labelNameOf),
      ...times,
      sendResolved: given.sendResolved ?? true,
      matchers: readMatchers(c, given.matchers ?? []),
    },
  };
}

/** A webhook may turn out to be an Alertmanager. */
const serviceOf = (kind: StoredReceiver['kind']) => (kind === 'alertmanager' ? 'webhook' : kind);

const telegramServer = 'https://api.telegram.org';

/** Where messages go, and with what they get in. */
function placeOf(
  c: Context,
  given: z.output<typeof ReceiverBody>,
  held: StoredReceiver | null,
): { readonly url: string | null; readonly secret: string | null | undefined } {
  const { kind, to, token, chat, secret } = given;
  if (kind === 'email') {
    if (!to) throw fault(c, '/to', problem('receiver-to-missing'));
    return { url: null, secret: null };
  }
  // What another service was reached by is nothing to this one.
  const before = held !== null && serviceOf(held.kind) === serviceOf(kind) ? held : null;
  const url = addressOf(given.url, before) ?? (kind === 'telegram' ? telegramServer : null);
  if (url === null) throw fault(c, '/url', problem('receiver-url-missing'));
  if (kind === 'telegram' && !token && (token === null || !before?.secret))
    throw fault(c, '/token', problem('receiver-token-missing'));
  if (kind === 'telegram' && !chat) throw fault(c, '/chat', problem('receiver-chat-missing'));
  if (kind === 'ntfy' && topicOf(url) === null) throw fault(c, '/url', problem('receiver-topic-missing'));
  if (kind === 'webhook') return { url, secret: secret ?? undefined };
  return { url, secret: takesToken(kind) ? token : null };
}

/** The one it has where none is given, or the one that it is shown by. */
function addressOf(given: string | null | undefined, held: StoredReceiver | null): string | null {
  const kept = held?.definition.url ?? null;
  const isKept = !given || (kept !== null && given === shownAddress(kept));
  return isKept ? kept : given;
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

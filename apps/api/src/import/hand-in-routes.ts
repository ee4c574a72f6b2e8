/** POST /imports: a table as a file, or as text that was copied. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { takeInTable } from '@marsad/db';
import { isBlank, messagesIn } from '@marsad/indicators';
import { largestTableBytes, MappingWire, PastedTableBody } from '@marsad/indicators/contract';
import type { Mapping } from '@marsad/indicators/table';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { isJson } from '../http/body.js';
import { languageOf, refuse } from '../http/problems.js';
import { jsonPart, refusedPart } from '../upload/form-part.js';
import { plainName } from '../upload/plain-name.js';
import type { Receive } from '../upload/receive.js';
import { onlyWhoMayImport } from './access.js';
import { handIn } from './declared.js';
import { ar } from './messages/name.ar.js';
import { en } from './messages/name.en.js';

const nameIn = messagesIn({ en, ar });

/** A mapping that names every column of a wide table is long. */
const largestTextBytes = 100_000;
/** A slow line takes its time for 50 MB. */
const wholeMs = 15 * 60_000;

interface Table {
  readonly name: string;
  readonly mapping: Mapping;
  readonly sha256: Uint8Array;
  readonly pieces: AsyncIterable<Uint8Array>;
}

export function handInRoutes(app: Api, deps: Deps, receive: Receive): void {
  app.openapi(handIn, async (c) => {
    await onlyWhoMayImport(deps, c.var.who);
    if (isJson(c)) {
      // Held against its schema by then.
      const given: PastedTableBody = await c.req.json();
      return taken(c, deps, pastedTable(c, given));
    }
    const texts = ['name', 'mapping'] as const;
    const largestFileBytes = largestTableBytes(deps.tables);
    const wanted = { by: callerOf(c), largestFileBytes, texts, largestTextBytes, wholeMs };
    return receive(c, wanted, ({ content, name, sha256, texts: said }) =>
      taken(c, deps, {
        name: nameOf(c, said.name) ?? plainName(name),
        mapping: jsonPart(c, 'mapping', said.mapping, MappingWire, {}),
        sha256,
        pieces: content.createReadStream({ start: 0, autoClose: false }),
      }),
    );
  });
}

function pastedTable(c: Context, { text, name, mapping = {} }: PastedTableBody): Table {
  const bytes = Buffer.from(text, 'utf8');
  return {
    name: nameOf(c, name) ?? nameIn(languageOf(c), 'pasted'),
    mapping,
    sha256: createHash('sha256').update(bytes).digest(),
    pieces: Readable.from([bytes], { objectMode: false }),
  };
}

async function taken(c: Context, { sql }: Deps, table: Table) {
  const idempotencyKey = c.req.header('idempotency-key') ?? null;
  const made = await takeInTable(sql, c.var.who.actor, { ...table, idempotencyKey });
  if (made.kind === 'key-reused') throw refuse(422, 'idempotency-key-reused', { key: idempotencyKey ?? '' });
  c.header('Location', `/api/v1/imports/${made.id}`);
  return c.json({ id: made.id, status: made.status }, 201);
}

const Name = PastedTableBody.shape.name;

/** Null for none. */
function nameOf(c: Context, given: string | undefined): string | null {
  const read = Name.safeParse(given);
  if (!read.success) throw refusedPart(c, { part: 'name', given, schema: null, issues: read.error.issues });
  return given === undefined || isBlank(given) ? null : given.trim();
}

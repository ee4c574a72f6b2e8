/** Where a page of a list ended, as a text that its reader hands back: what it holds is nobody else's business. */
import { z } from '@hono/zod-openapi';
import type { UuidId } from '@marsad/db';
import { isOfKnownYear } from '@marsad/indicators';
import { refuse } from './problems.js';
import { isUuid } from './uuid.js';

interface Cursor<At> {
  write(at: At): string;
  /** @throws HttpProblem for a text that is no such place. */
  read(text: string | undefined): At | undefined;
}

/** @param read undefined where the text is none. */
function cursor<At>(write: (at: At) => string, read: (text: string) => At | undefined): Cursor<At> {
  return {
    write,
    read: (text) => {
      if (text === undefined) return undefined;
      const at = read(text);
      if (at === undefined)
        throw refuse(422, 'query-invalid', { parameter: 'cursor', value: text.slice(0, 100) });
      return at;
    },
  };
}

/** The rows of a page of `size`, of which one more was asked for, and where the next one begins: null after the last. */
export function pageOf<Row>(found: readonly Row[], size: number, cursorOf: (last: Row) => string) {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? cursorOf(last) : null };
}

/** In lists by the number of a row. */
export const numberCursor = cursor<number>(String, (text) =>
  /^\d{1,15}$/.test(text) ? Number(text) : undefined,
);

/** Dates as the database knows them, and as rows have them: the last period ends with the first day after its years. */
const instant = z.iso.datetime();
const day = z.iso.date();
const lastEnd = '2201-01-07';
const isInstant = (text: string) => instant.safeParse(text).success && isOfKnownYear(text);
const isDay = (text: string) => day.safeParse(text).success && text <= lastEnd && !text.startsWith('0');

/** In a cursor of several parts, a day. */
export const dayPart = day.refine(isDay);

/** In a cursor of several parts, an instant. */
export const instantPart = instant.refine(isOfKnownYear);

/** In lists by an instant, and by the id among what is of the same one. */
export const instantCursor = <Id extends UuidId>() =>
  cursor<{ readonly at: string; readonly id: Id }>(
    ({ at, id }) => `${at} ${id}`,
    (text) => {
      const [at = '', id = ''] = text.split(' ');
      return isInstant(at) && isUuid<Id>(id) ? { at, id } : undefined;
    },
  );

/** In lists by the last day of a period. */
export const dayCursor = <Id extends UuidId>() =>
  cursor<{ readonly end: string; readonly id: Id }>(
    ({ end, id }) => `${end} ${id}`,
    (text) => {
      const [end = '', id = ''] = text.split(' ');
      return isDay(end) && isUuid<Id>(id) ? { end, id } : undefined;
    },
  );

/** In lists by a title. */
export const titleCursor = <Id extends UuidId>() =>
  cursor<{ readonly title: string; readonly id: Id }>(
    ({ title, id }) => `${id} ${title}`,
    (text) => {
      const [id = '', ...title] = text.split(' ');
      return isUuid<Id>(id) ? { id, title: title.join(' ') } : undefined;
    },
  );

/** In lists by several things at once: what the schema reads, in that order. */
export function tupleCursor<At>(schema: z.ZodType<At>): Cursor<At> {
  return cursor(
    (at) => Buffer.from(JSON.stringify(at)).toString('base64url'),
    (text) => {
      try {
        return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
      } catch {
        return undefined;
      }
    },
  );
}

/** By what alerts are asked for, as the database takes it. */
import type { z } from '@hono/zod-openapi';
import type { AlertCriteria, ImportId, PersonId } from '@marsad/db';
import type { alertFilter } from '@marsad/indicators/contract';
import type { Who } from '../account/who.js';
import { isUuid } from '../http/uuid.js';

type Filter = z.output<z.ZodObject<typeof alertFilter>>;

/** @returns null where nothing can meet it: no import, no person has such an id. */
export function criteriaOf(
  { import: imported, assigned, q, ...filter }: Filter,
  who: Who,
): AlertCriteria | null {
  if (imported !== undefined && !isUuid<ImportId>(imported)) return null;
  const to = assigned === 'me' ? (who.person?.id ?? null) : assigned;
  if (to === null || (to !== undefined && to !== 'nobody' && !isUuid<PersonId>(to))) return null;
  return { ...filter, import: imported, assigned: to, text: q };
}

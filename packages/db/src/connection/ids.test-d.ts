/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import { type AuditAction, type AuditArea, auditActions } from '../audit/action.js';
import type { audit } from '../audit/audit.js';
import type { findObservation } from '../observation/edit.js';
import type { findSource } from '../source/source.js';
import type { Executor, Transaction } from './connect.js';
import type { ObservationId, SourceId, UuidId } from './ids.js';

declare const sql: Executor;
declare const tx: Transaction;
declare const observation: ObservationId;
declare const source: SourceId;
declare const held: typeof findObservation;
declare const cited: typeof findSource;
declare const note: typeof audit;
declare const somebody: Parameters<typeof audit>[1];

held(sql, observation);
cited(sql, source);
// @ts-expect-error a source is no observation
held(sql, source);
// @ts-expect-error an observation is no source
cited(sql, observation);
// @ts-expect-error a text that nobody has looked at is no id
held(sql, '0198a0c0-0000-7000-8000-000000000001');
// @ts-expect-error one of any kind is not one of this kind
held(sql, observation as UuidId);
// An id is still a text where any text will do.
const text: string = observation;

note(tx, somebody, 'source.edit', { kind: 'source', id: source });
// @ts-expect-error the id is of another kind than it is said to be
note(tx, somebody, 'source.edit', { kind: 'source', id: observation });
// @ts-expect-error no such thing is done here
note(tx, somebody, 'source.burn', { kind: 'source', id: source });
// @ts-expect-error no such thing is there
note(tx, somebody, 'source.edit', { kind: 'sauce', id: source });

const area: AuditArea = 'observation';
// @ts-expect-error nothing of that area can be done
const unknown: AuditArea = 'weather';
const [first]: readonly AuditAction[] = auditActions;

export const used = { text, area, unknown, first };

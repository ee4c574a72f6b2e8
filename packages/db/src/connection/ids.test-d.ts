/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import { type AuditAction, type AuditArea, auditActions } from '../audit/action.js';
import type { audit } from '../audit/audit.js';
import type { findObservation } from '../observation/held.js';
import type { findSource } from '../source/source.js';
import type { ObservationId, SourceId, UuidId } from './ids.js';

declare const observation: ObservationId;
declare const source: SourceId;
declare const held: (id: Parameters<typeof findObservation>[1]) => void;
declare const cited: (id: Parameters<typeof findSource>[1]) => void;
declare const note: (action: Parameters<typeof audit>[2], subject: Parameters<typeof audit>[3]) => void;

held(observation);
cited(source);
// @ts-expect-error a source is no observation
held(source);
// @ts-expect-error an observation is no source
cited(observation);
// @ts-expect-error a text that nobody has looked at is no id
held('0198a0c0-0000-7000-8000-000000000001');
// @ts-expect-error one of any kind is not one of this kind
held(observation as UuidId);
// An id is still a text where any text will do.
const text: string = observation;

note('source.edit', { kind: 'source', id: source });
// @ts-expect-error the id is of another kind than it is said to be
note('source.edit', { kind: 'source', id: observation });
// @ts-expect-error no such thing is done here
note('source.burn', { kind: 'source', id: source });
// @ts-expect-error no such thing is there
note('source.edit', { kind: 'sauce', id: source });

const area: AuditArea = 'observation';
// @ts-expect-error nothing of that area can be done
const unknown: AuditArea = 'weather';
const [first]: readonly AuditAction[] = auditActions;

export const used = { text, area, unknown, first };

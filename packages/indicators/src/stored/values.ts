/** JSON that is no document of ours, or has had one shape ever: it is looked at when it is read, and carries no version. */
import type { Actor } from '../actor.js';
import type { Problem } from '../problem.js';
import { fieldsOf, listOf, Misfit, value } from './document.js';
import { texts, withParts } from './parts.js';

/** Label to value, or dimension to code. */
export const storedTexts = value<Readonly<Record<string, string>>>('map of texts', texts);

/** Who did something. Told apart by `kind`; one kind that is no more was rewritten where it lay, by migration 0003. */
export const storedActor = value<Actor>('actor', (given) => {
  const actor = fieldsOf(given);
  const parts = actor.kind === 'system' ? ['part'] : ['id', 'name'];
  if (!['person', 'token', 'feed', 'system'].includes(String(actor.kind)))
    throw new Misfit(`nobody is a ${JSON.stringify(actor.kind)}`);
  for (const part of parts) if (typeof actor[part] !== 'string') throw new Misfit(`it has no ${part}`);
  return actor as unknown as Actor;
});

/** Why something that was handed in was refused, and where in it. */
export interface Fault {
  readonly pointer: string;
  readonly problem: Problem;
}

const faultParts = withParts<Fault>({ pointer: 'text', problem: 'fields' }, 'a fault');
const problemParts = withParts<Problem>({ code: 'text', params: 'fields' }, 'a problem');

export const storedFaults = value<readonly Fault[]>('list of faults', (given) =>
  listOf(given).map((one) => {
    const fault = faultParts(one);
    problemParts(fault.problem);
    return fault;
  }),
);

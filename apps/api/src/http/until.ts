/** Ends that somebody chooses: of a link, of a public chart, of a silence or of having seen something. */
import { type Problem, problem } from '@marsad/indicators';
import type { Context } from 'hono';
import { fault } from './problems.js';

const dayMs = 86_400_000;

interface Longest {
  readonly days: number;
  /** What is said of a later end. */
  readonly late: Problem;
}

/** @throws for an end that is over already, or later than what may last that long; none is no fault. */
export function refuseEnd(c: Context, pointer: string, end: string | null, longest?: Longest): void {
  if (end === null) return;
  const leftMs = Date.parse(end) - Date.now();
  if (leftMs <= 0) throw fault(c, pointer, problem('until-is-past'));
  if (longest && leftMs > longest.days * dayMs) throw fault(c, pointer, longest.late);
}

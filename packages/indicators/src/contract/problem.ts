/** Why something was refused. */
import { z } from 'zod';
import { problemCodes } from '../problem.js';

export const ProblemItemWire = z
  .object({
    /** Where it lies; left out for the body. */
    in: z.enum(['query', 'header', 'path']).optional(),
    /** JSON pointer into the body that was sent; of the rest the name, after a slash. */
    pointer: z.string(),
    /** What was sent: it may be anything. */
    value: z.unknown().optional(),
    code: z.enum(problemCodes),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'ProblemItem' });
export type ProblemItemWire = z.infer<typeof ProblemItemWire>;

export const ProblemWire = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(problemCodes),
    detail: z.string(),
    instance: z.string().optional(),
    /** The values its sentence was made with. */
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z.array(ProblemItemWire).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457.',
  });
export type ProblemWire = z.infer<typeof ProblemWire>;

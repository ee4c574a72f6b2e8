/** What is wrong with a file whose text is wanted. */
import { type Problem, type ProblemCode, problem } from '@marsad/indicators';
import { TableFault } from '../../import/read/fault.js';

export class ReadingFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ReadingFault';
  }
}

export const readingFault = (code: ProblemCode, params: Problem['params'] = {}): ReadingFault =>
  new ReadingFault(problem(code, params));

/** Archives and letters are read by what reads tables, which calls their faults by names of its own. */
const codes: Partial<Record<ProblemCode, ProblemCode>> = {
  'table-encrypted': 'reading-encrypted',
  'table-damaged': 'reading-damaged',
  'table-too-complex': 'reading-damaged',
  'table-unpacks-too-large': 'reading-unpacks-too-large',
  'table-declares-entities': 'reading-declares-entities',
  'table-has-nul': 'reading-encoding',
  'encoding-not-fitting': 'reading-encoding',
  'encoding-not-known': 'reading-encoding',
};

/** The problem that an error is; null for one that is nobody's fault but the program's. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof ReadingFault) return error.problem;
  if (!(error instanceof TableFault)) return null;
  const { code, params } = error.problem;
  return problem(codes[code] ?? 'reading-damaged', params);
}

/** What is wrong with a file, wherever in reading it that is found. */
import { type Problem, type ProblemCode, problem } from '@marsad/indicators';

export class TableFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'TableFault';
  }
}

export const fault = (code: ProblemCode, params: Problem['params'] = {}): TableFault =>
  new TableFault(problem(code, params));

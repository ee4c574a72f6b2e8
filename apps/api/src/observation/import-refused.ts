/** What cannot be done with an import now, as it is told. */
import type { AskResult } from '@marsad/db';
import { type HttpProblem, refuse } from '../http/problems.js';

export type NotAsked = Exclude<AskResult, { kind: 'done' }>;

export const absentImport = (id: string) => refuse(404, 'not-found', { what: `import ${id}` });

/** @param id as the caller knows it. */
export function importRefused(result: NotAsked, id: string): HttpProblem {
  switch (result.kind) {
    case 'not-found':
      return absentImport(id);
    case 'outdated':
      return refuse(409, 'plan-outdated');
    case 'busy':
      return refuse(409, 'import-busy', { status: result.status });
    case 'over':
      return refuse(409, 'import-over', { status: result.status });
    case 'not-planned':
      return refuse(409, 'import-not-planned', { status: result.status });
    case 'questions-open':
      return refuse(409, 'import-questions-open');
    case 'not-committed':
      return refuse(409, 'import-not-committed', { status: result.status });
    case 'in-review':
      return refuse(409, 'import-in-review');
  }
}

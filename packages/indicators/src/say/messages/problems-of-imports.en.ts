import type { ImportProblemCode } from '../../problem.js';

/** Problems of an import as work: its plan, its commit, its undo. */
export const en = {
  'plan-outdated':
    'The record has changed since this plan was made. A new plan is being made: look at it, then commit it.',
  'import-not-planned':
    'This import has no plan yet{status, select, none {} other { (it is {status})}}. Wait until it is planned.',
  'import-busy': 'This import is being worked on ({status}). Wait until that is done.',
  'import-over': 'This import is over ({status}), so this cannot be done with it any more.',
  'import-too-long':
    'This table took too long to read. Split it into several files and import one after the other.',
  'import-too-much-memory':
    'This table took more memory than there is for one import. Split it into several files and import one after the other.',
} as const satisfies Readonly<Record<ImportProblemCode, string>>;

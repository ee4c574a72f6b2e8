import type { ImportProblemCode } from '../../problem.js';

/** Problems of an import as work: its plan, its commit, its undo. */
export const en = {
  'plan-outdated':
    'The record has changed since this plan was made. A new plan is being made: look at it, then commit it.',
  'import-not-planned':
    '{status, select, failed {This import failed, so it has no plan. Change its mapping, or have it planned again.} other {This import has no plan yet. Wait until it is planned.}}',
  'import-busy':
    'This import is being {status, select, committing {recorded} undoing {undone} reading {read} other {checked}}. Wait until that is done.',
  'import-over':
    'This import {status, select, committed {is recorded} undone {was undone} other {was cancelled}}, so this cannot be done with it any more.',
  'import-questions-open':
    'Questions about the columns of this table are open. Answer them with its mapping; the plan follows by itself.',
  'import-not-committed': 'Nothing of this import is recorded, so there is nothing to undo.',
  'import-in-review': 'This import waits for an editor. Take it back first, then change it.',
  'import-no-figure':
    'This is a table, not a figure. Change its mapping at the import itself, then commit it again.',
  'mapping-exists':
    'There is a saved mapping called “{name}” already. Choose another name, or delete that one first.',
  'import-too-long':
    'This table took too long to read. Split it into several files and import one after the other.',
  'import-too-much-memory':
    'This table took more memory than there is for one import. Split it into several files and import one after the other.',
} as const satisfies Readonly<Record<ImportProblemCode, string>>;

/** The steps of imports, one after the other. */
import {
  afterPlan,
  commitImport,
  evaluateImport,
  fulfilStep,
  isHeldByOthers,
  isStoreLost,
  planWith,
  readWith,
  type Sql,
  storeFault,
  undoImport,
} from '@marsad/db';
import { entriesFile } from './entries.js';
import type { TableParts } from './parts.js';
import { survey } from './survey.js';

export interface FailedStep {
  readonly obligation: number;
  readonly reason: string;
  /** Somebody else held what it needs. */
  readonly held?: boolean;
}

/** Evaluations that are under way together: the database works for one while the other is replayed. */
const sideBySide = 2;

/**
 * @returns those that have to be tried again.
 * @throws what a store that is lost throws.
 */
export async function runSteps(
  sql: Sql,
  obligations: readonly number[],
  parts: TableParts,
): Promise<FailedStep[]> {
  const failed: FailedStep[] = [];
  const plan = planWith((context) => entriesFile(context, parts));
  const works = {
    read: readWith((context) => survey(context, parts)),
    plan: async (context: Parameters<typeof plan>[0]) => {
      await plan(context);
      await afterPlan(context.tx, context.held);
    },
    commit: commitImport,
    undo: undoImport,
    evaluate: evaluateImport,
  };
  const left = [...obligations];
  const again = new Set<number>();
  const work = async () => {
    for (let obligation = left.shift(); obligation !== undefined; obligation = left.shift()) {
      try {
        await fulfilStep(sql, obligation, works);
      } catch (error) {
        if (isStoreLost(error)) throw error;
        // What met somebody else, or was cut short by a clock that jumped, is done again by itself first.
        if (storeFault(error) !== null && !again.has(obligation)) {
          again.add(obligation);
          left.push(obligation);
          continue;
        }
        failed.push({
          obligation,
          reason: error instanceof Error ? error.message : String(error),
          held: isHeldByOthers(error),
        });
      }
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return failed;
}

/** The steps of imports, one after the other. */
import {
  commitImport,
  evaluateImport,
  fulfilStep,
  planWith,
  readWith,
  type Sql,
  undoImport,
} from '@marsad/db';
import { entriesFile } from './entries.js';
import type { TableParts } from './parts.js';
import { survey } from './survey.js';

export interface FailedStep {
  readonly obligation: number;
  readonly reason: string;
}

/** @returns those that have to be tried again. */
export async function runSteps(
  sql: Sql,
  obligations: readonly number[],
  parts: TableParts,
): Promise<FailedStep[]> {
  const failed: FailedStep[] = [];
  const works = {
    read: readWith((context) => survey(context, parts)),
    plan: planWith((context) => entriesFile(context, parts)),
    commit: commitImport,
    undo: undoImport,
    evaluate: evaluateImport,
  };
  for (const obligation of obligations) {
    try {
      await fulfilStep(sql, obligation, works);
    } catch (error) {
      failed.push({ obligation, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return failed;
}

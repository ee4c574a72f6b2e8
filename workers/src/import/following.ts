/** Steps of imports with those that follow from them at once: another thread would have all of this to load again. */
import { importsOf, type Sql, stepsDue } from '@marsad/db';
import type { TableParts } from './parts.js';
import { type FailedStep, runSteps } from './steps.js';

/**
 * @returns those that have to be tried again.
 * @throws what a store that is lost throws.
 */
export async function runStepsThrough(
  sql: Sql,
  obligations: readonly number[],
  parts: TableParts,
): Promise<FailedStep[]> {
  const imports = await importsOf(sql, obligations);
  const failed: FailedStep[] = [];
  const seen = new Set<number>();
  for (let next = obligations; next.length > 0; ) {
    for (const one of next) seen.add(one);
    failed.push(...(await runSteps(sql, next, parts)));
    next = (await stepsDue(sql, imports)).filter((one) => !seen.has(one));
  }
  return failed;
}

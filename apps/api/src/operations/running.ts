/** A process that is ready says so on record, and that it stops. */
import { setTimeout as delay } from 'node:timers/promises';
import { auditHead, noteSeen, pendingOwnSubmissions, type Sql, StartError } from '@marsad/db';
import type { Logger } from 'pino';

/** That it runs and that it stopped; and where the audit log ends, at start and once a day, outside of the database. */
export async function noteRunning(
  sql: Sql,
  { role }: { readonly role: 'all' | 'api' | 'worker' },
  log: Logger,
): Promise<{ readonly name: string; readonly close: () => Promise<void> }> {
  if (role === 'all') await untilCatalogueIsIn(sql);
  const actor = { kind: 'system', part: 'application' } as const;
  const note = (action: 'application.started' | 'application.stopped') =>
    noteSeen(sql, actor, { action, subject: { kind: 'application', id: role }, details: {} });
  const logEnd = async () => log.info(await auditHead(sql), 'the audit log ends so');
  await note('application.started');
  await logEnd();
  const daily = setInterval(
    () => void logEnd().catch((error) => log.warn({ err: error }, 'the end of the audit log is not known')),
    86_400_000,
  );
  daily.unref();
  return {
    name: 'the record of its running',
    close: async () => {
      clearInterval(daily);
      await note('application.stopped');
    },
  };
}

async function untilCatalogueIsIn(sql: Sql): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await pendingOwnSubmissions(sql)) > 0) {
    if (performance.now() > deadline)
      throw new StartError('The source document’s figures were not ingested within a minute: see the log.');
    await delay(25);
  }
}

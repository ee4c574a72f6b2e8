/** Run in a thread: steps of imports, over connections of its own. */
import { connect } from '@marsad/db';
import { answerWith } from '@marsad/db/thread';
import { runStepsThrough } from './following.js';
import type { StepsAsked } from './index.js';
import { partsWithin } from './parts.js';
import type { FailedStep } from './steps.js';

await answerWith<StepsAsked, FailedStep[]>(async ({ database, bounds, obligations }) => {
  const sql = connect(database.url, {
    // Two steps side by side, each with a transaction of its own and a word to others beside it.
    max: 4,
    patience: 'long',
    ...(database.bounds === undefined ? {} : { bounds: database.bounds }),
    asApplication: true,
    timeZone: database.timeZone,
    applicationName: 'marsad import',
  });
  try {
    return await runStepsThrough(sql, obligations, partsWithin(bounds));
  } finally {
    await sql.end({ timeout: 5 });
  }
});

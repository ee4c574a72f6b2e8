/** Run in a thread: texts are read, over connections of its own. */
import { connect, fulfilReading, isHeldByOthers, isStoreLost, listIndicators, type Sql } from '@marsad/db';
import { answerWith } from '@marsad/db/thread';
import { withFile } from '../import/file.js';
import { extractText } from './extract/index.js';
import { findCandidates } from './find.js';
import type { FailedReading, ReadingsAsked } from './index.js';

await answerWith<ReadingsAsked, FailedReading[]>(async ({ database, bounds, obligations }) => {
  const sql = connect(database.url, {
    max: 3,
    patience: 'long',
    ...(database.bounds === undefined ? {} : { bounds: database.bounds }),
    asApplication: true,
    timeZone: database.timeZone,
    applicationName: 'marsad reading',
  });
  try {
    const failed: FailedReading[] = [];
    for (const obligation of obligations) {
      try {
        await readOne(sql, obligation, bounds);
      } catch (error) {
        if (isStoreLost(error)) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        failed.push({ obligation, reason, held: isHeldByOthers(error) });
      }
    }
    return failed;
  } finally {
    await sql.end({ timeout: 5 });
  }
});

async function readOne(sql: Sql, obligation: number, bounds: ReadingsAsked['bounds']): Promise<void> {
  await fulfilReading(sql, obligation, async ({ held, pieces, progress }) => {
    const { name, language } = held;
    const text = await withFile(pieces(), (file) =>
      extractText(file, { name, bounds, onPage: (done, total) => progress('extracting', done, total) }),
    );
    const indicators = (await listIndicators(sql)).map(({ indicator }) => indicator);
    return findCandidates(text, {
      indicators,
      language,
      onParagraph: (done, total) => progress('finding', done, total),
    });
  });
}

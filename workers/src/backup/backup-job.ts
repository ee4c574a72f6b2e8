/** Run in a thread: takes a back-up over a connection of its own, and reads all of it again. */
import { connect } from '@marsad/db';
import { backUpToFile, openArchive, rowsOf } from '@marsad/db/backup';
import { answerWith } from '@marsad/db/thread';
import type { BackupAsked, BackupMade } from './index.js';

await answerWith<BackupAsked, BackupMade>(async ({ url, file }) => {
  const sql = connect(url, { max: 1, asApplication: true, applicationName: 'marsad back-up' });
  try {
    const { manifest, bytes } = await backUpToFile(sql, file);
    await (await openArchive(file)).close();
    return { bytes, rows: rowsOf(manifest), digest: manifest.digest };
  } finally {
    await sql.end({ timeout: 5 });
  }
});

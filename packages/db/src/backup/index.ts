/** Back-ups: taken while everybody works, put back into an empty database, and tried. */
export { type OpenedArchive, openArchive } from './archive.js';
export { backUpToFile } from './file.js';
export { type Manifest, rowsOf } from './manifest.js';
export { type Compared, type Restored, restoreBackup } from './restore.js';
export {
  type BackupOutcome,
  type ClaimedBackup,
  claimBackup,
  giveBackBackup,
  holdBackup,
  isBackupDue,
  noteBackup,
  removeFailedBackups,
  removeFilesOf,
  removeOldBackups,
  settleBackup,
} from './run.js';
export { type Taken, takeBackup } from './take.js';
export { type EmptyDatabase, hasTemporaryDatabase, type Tried, tryBackup } from './verify.js';

/** What other packages use of the record as a whole: read for a package of everything, and taken in from one. */
export { type HeldRecord, readHeld } from './held.js';
export {
  type RecordedBaseline,
  type RecordedPlace,
  type RecordedRevision,
  type RecordReader,
  readRecord,
} from './record.js';
export { type PackageContents, type PackageLimits, takeInPackage } from './take-in.js';

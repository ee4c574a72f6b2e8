export * from './account/overview.js';
export * from './account/setting.js';
export { type AuditEntry, type AuditFilter, noteExport, readAudit } from './audit/audit.js';
export * from './brief/shared.js';
export * from './connection/connect.js';
export * from './connection/migrate.js';
export * from './connection/start-error.js';
export * from './embedded/folder.js';
export * from './indicator/baseline.js';
export * from './indicator/indicator.js';
export * from './notify/delivery.js';
export { planDueDigests } from './notify/digest.js';
export { planDueGroups } from './notify/group.js';
export { sendTest } from './notify/message.js';
export * from './notify/receiver.js';
export * from './notify/receiver-edit.js';
export * from './notify/silence.js';
export * from './observation/edit.js';
export * from './observation/ingest.js';
export * from './observation/pin.js';
export * from './observation/place.js';
export * from './observation/submission.js';
export * from './observation/undo.js';
export * from './outbox/live-event.js';
export * from './outbox/outbox.js';
export * from './outbox/pipeline.js';
export * from './outbox/worker.js';
export * from './rule/alert.js';
export * from './rule/evaluation.js';
export * from './rule/known-labels.js';
export * from './rule/rule.js';
export * from './series/change.js';
export {
  type BaselineSeen,
  countSeries,
  heldSeries,
  live,
  type Range,
  readBaseline,
  readRevisions,
  readSeries,
  type Selection,
  type SeriesCount,
  type StreamedFigure,
  standingBaseline,
  statedFigure,
  streamFigures,
  type View,
} from './series/series.js';
export * from './series/standings.js';
export * from './series/vintage.js';
export * from './source/source.js';

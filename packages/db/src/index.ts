/** What other packages use of the database, by name. A verb answers what came of it by `kind`; a read answers values. */
export { keepArrangement, keepLastLook, readArrangement, readLastLook } from './account/overview.js';
export { readSettings, type Settings } from './account/setting.js';
export { type AuditAction, type AuditArea, type AuditSubject, auditActions } from './audit/action.js';
export { type AuditEntry, type AuditFilter, noteExport, noteSeen, readAudit } from './audit/audit.js';
export { type AuditBreak, type AuditCheck, auditHead, checkAudit } from './audit/check.js';
export { type LastBackup, lastBackup } from './backup/run.js';
export * from './brief/index.js';
export { buildIndexes } from './connection/built-indexes.js';
export { clientConfig } from './connection/client.js';
export {
  applicationRole,
  assertReachable,
  assertTimeZone,
  connect,
  type Executor,
  json,
  type Sql,
  type Transaction,
} from './connection/connect.js';
export type { Done } from './connection/done.js';
export { isHeldByOthers, isStoreLost, type StoreFault, storeFault } from './connection/fault.js';
export { type Happening, happened, onHappened } from './connection/happened.js';
export type * from './connection/ids.js';
export { inPieces } from './connection/in-pieces.js';
export { assertMigrated, migrate, migrationState } from './connection/migrate.js';
export { type Bounds, usualBounds } from './connection/patience.js';
export { lookAtReplica, type ReplicaState } from './connection/replica.js';
export {
  type ApplicationAddress,
  applicationAddress,
  giveSchema,
  makeApplicationLogin,
  makeOwner,
} from './connection/roles.js';
export { isSameJson } from './connection/same-json.js';
export { StartError } from './connection/start-error.js';
export { onUnreadable, read as readStored, report as reportUnreadable } from './connection/stored.js';
export {
  jobNow,
  newTrace,
  readTrace,
  type Trace,
  traceId,
  traceNow,
  tracesNow,
  withJob,
  withTraces,
} from './connection/trace.js';
export {
  isNotThereYet,
  notWaiting,
  untilReachable,
  untilThere,
  type Waiting,
} from './connection/waiting.js';
export { probeWrite } from './connection/write-probe.js';
export { makeDataDirectory } from './embedded/folder.js';
export { afterPlan } from './feed/after-plan.js';
export {
  acknowledgeFeedAlert,
  type FeedAlertSaid,
  listFeedAlerts,
  openAlertsOf,
  type StoredFeedAlert,
} from './feed/alert.js';
export {
  askForRun,
  createFeed,
  deleteFeed,
  editFeed,
  type FeedEdit,
  type FeedEditResult,
  type NewFeed,
} from './feed/edit.js';
export { findFeed, listFeeds, type StoredFeed } from './feed/feed.js';
export { planFeedNotices } from './feed/notice.js';
export { findRun, listRuns, type StoredRun } from './feed/run.js';
export { lengthOf, type Schedule, scheduleFault } from './feed/schedule.js';
export { type Secrets, shownUrl } from './feed/sealed.js';
export {
  type ClaimedRun,
  claimRun,
  feedsDue,
  type RunOutcome,
  type ScheduledFeed,
  scheduledFeeds,
  settleRun,
  trimFeedRuns,
} from './feed/work.js';
export {
  type AskResult,
  askForCommit,
  askForPlan,
  askForUndo,
  cancelImport,
  putMapping,
  reviewImport,
} from './import/ask.js';
export { commitImport } from './import/commit.js';
export { createImport, takeInTable } from './import/create.js';
export { evaluateImport } from './import/evaluate.js';
export {
  findImport,
  type ImportRow,
  importRows,
  listImports,
  type RejectedRow,
  rejectedRows,
  type StoredImport,
} from './import/import.js';
export {
  deleteMapping,
  type SavedMapping,
  savedMappingFor,
  savedMappings,
  saveMapping,
} from './import/mapping.js';
export { isPlanOutdated } from './import/outdated.js';
export {
  type EntriesFile,
  type EntriesGround,
  type EntriesOfRow,
  type EntriesRead,
  planWith,
} from './import/plan.js';
export { type FoundTable, importChunks, type OriginImport, originOf, readWith } from './import/read.js';
export { trimImports } from './import/trim.js';
export { undoImport } from './import/undo.js';
export {
  failStep,
  fulfilStep,
  type ImportAtWork,
  importSteps,
  importsOf,
  type Progress,
  type StepContext,
  StepEnded,
  type StepWork,
  stepsDue,
} from './import/work.js';
export { baselineHistory, type PinnedBaseline, pinBaseline, unpinBaseline } from './indicator/baseline.js';
export {
  archiveIndicator,
  changeSettings,
  createIndicator,
  editIndicator,
  findIndicator,
  type IndicatorEditResult,
  type IndicatorVersion,
  indicatorsSince,
  indicatorVersions,
  listIndicators,
  type StoredIndicator,
  storeCatalogue,
} from './indicator/indicator.js';
export {
  type CodeMove,
  type CodeMovePlan,
  type CodeMoveResult,
  moveCode,
  planCodeMove,
} from './indicator/move-code.js';
export * from './notify/delivery.js';
export { planDueDigests } from './notify/digest.js';
export { planDueGroups } from './notify/group.js';
export { exampleMessage, sendTest } from './notify/message.js';
export * from './notify/receiver.js';
export * from './notify/receiver-edit.js';
export * from './notify/silence.js';
export {
  type Edit,
  type EditResult,
  editObservation,
  recommendObservation,
  saidOnOf,
} from './observation/edit.js';
export {
  findObservation,
  type HeldObservation,
  type HistoryRevision,
  observationHistory,
} from './observation/held.js';
export { ingest, ingestTogether } from './observation/ingest.js';
export { pinnedOf } from './observation/pin.js';
export { type Occupant, occupantAt } from './observation/place.js';
export {
  acceptSubmission,
  countWaiting,
  findSubmission,
  isSettled,
  openSubmissions,
  pendingOwnSubmissions,
  type ReviewResult,
  resubmit,
  reviewSubmission,
  type Submission,
  type SubmissionStatus,
  type SubmissionStep,
  submissionStatuses,
  submissionWithKey,
  withdraw,
} from './observation/submission.js';
export { trimSubmissions } from './observation/trim.js';
export { undoSubmission } from './observation/undo.js';
export { type BacklogLook, lookAtBacklog } from './outbox/backlog.js';
export { type Kept, usuallyKept } from './outbox/kept.js';
export { eventRange, eventsAfter, type StoredEvent, trimEvents } from './outbox/live-event.js';
export {
  channels,
  makeAllDue,
  noteFailure,
  type Obligation,
  type OutboxState,
  outboxState,
  takeDue,
  takeLost,
} from './outbox/outbox.js';
export {
  type Backlog,
  backlogs,
  discardWork,
  retryAllWork,
  retryWork,
  type StuckWork,
  stuckWork,
} from './outbox/pipeline.js';
export {
  notePipeline,
  pipelineSlots,
  slotMinutes,
  trimPipelineHistory,
} from './outbox/pipeline-history.js';
export { recordState } from './outbox/state.js';
export {
  type JobCounts,
  type KnownWorker,
  knownWorkers,
  reportStopped,
  reportWorker,
  trimWorkers,
  type WorkerReport,
} from './outbox/worker.js';
export * from './own-check/check.js';
export * from './own-check/edit.js';
export * from './package/index.js';
export {
  createPlace,
  drawPlace,
  editPlace,
  importPlaces,
  type NewOutline,
  type NewPlace,
  type PlaceInUse,
  type PlaceOutcome,
  type PlaceRefusal,
  planPlaces,
  putPlaceCodes,
  removePlace,
} from './place/edit.js';
export { type NewestFigures, newestAtPlaces } from './place/figures.js';
export {
  drawnOutlines,
  findPlace,
  listPlaceCodes,
  listPlaces,
  type PlaceVersion,
  placeVersions,
  type StoredPlace,
  type StoredPlaceCode,
  wholeOutline,
} from './place/place.js';
export {
  listPublicCharts,
  mostPublicCharts,
  openPublicChart,
  type PublicChart,
  type PublicChartChoice,
  publishChart,
  withdrawChart,
} from './public-chart/public-chart.js';
export { takeInText } from './reading/create.js';
export * from './reading/decide.js';
export {
  figuresInText,
  findCandidate,
  findReading,
  listReadings,
  readingCandidates,
  readingParagraphs,
  type StoredCandidate,
  type StoredParagraph,
  type StoredReading,
  textsOfSource,
} from './reading/reading.js';
export { removeReading } from './reading/remove.js';
export { failReading, fulfilReading, type TextRead } from './reading/work.js';
export {
  type AlertFilter,
  type AlertSaid,
  acknowledgeAlert,
  activeAlerts,
  listAlerts,
  type StoredAlert,
  type Triage,
  triageAlert,
} from './rule/alert.js';
export { type AlertAction, type AlertOutcome, actOnAlerts } from './rule/alert-action.js';
export {
  deedsOnAlert,
  figuresOfAlert,
  messagesOfAlert,
  type StoryDeed,
  type StoryFigure,
  type StoryMessage,
} from './rule/alert-story.js';
export { readCheckGround } from './rule/check-ground.js';
export type { AlertCriteria } from './rule/criteria.js';
export { evaluate, evaluateTogether } from './rule/evaluate.js';
export {
  countAlerts,
  groupsOfAlerts,
  type InboxGroup,
  type InboxPlace,
  inboxPage,
} from './rule/inbox.js';
export { knownLabels } from './rule/known-labels.js';
export { evaluateNewDay } from './rule/new-day.js';
export {
  createRule,
  deleteRule,
  editRule,
  findRule,
  listRules,
  revisedSeries,
  type StoredRule,
  storeDefaultRules,
} from './rule/rule.js';
export { type FoundAlert, findAlerts } from './search/alerts.js';
export { type FoundFigure, findFigures } from './search/figures.js';
export {
  type FoundIndicator,
  type FoundPerson,
  type FoundSource,
  findIndicators,
  findPeople,
  findSources,
} from './search/named.js';
export { type Found, type Sought, searching, soughtIn } from './search/sought.js';
export {
  type ChangedAlert,
  type ChangedObservation,
  changedAlerts,
  changedIndicators,
  changedObservations,
  instantNow,
} from './series/change.js';
export {
  asKnownOn,
  countSeries,
  heldSeries,
  live,
  type Range,
  readSeries,
  type SeriesCount,
  standingBaseline,
  statedFigure,
  type View,
} from './series/series.js';
export { readStandings } from './series/standings.js';
export { type BaselineSeen, type Selection, type StreamedFigure, streamFigures } from './series/stream.js';
export { totalsAt } from './series/totals.js';
export {
  type RevisionCursor,
  type SeriesRevision,
  seriesRevisions,
  seriesVintages,
  type Vintage,
} from './series/vintage.js';
export { addSourceFile, findSourceFile, readSourceFile, removeSourceFile } from './source/file.js';
export {
  addressSource,
  editSource,
  findSource,
  listSources,
  mostFiguresCounted,
  type SourceContents,
  type SourcedFigure,
  type StoredFile,
  type StoredSource,
  sourcedFigures,
  sourcesHeld,
} from './source/source.js';
export * from './subscription/index.js';
export * from './timeline/edit.js';
export * from './timeline/entry.js';
export type { Unchanged, VersionedRefusal } from './versioned/edit.js';

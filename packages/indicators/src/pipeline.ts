/** What the server side needs beyond the browser's part: reading entries, assembling series, replaying rules. */

export * from './compare/aggregate.js';
export * from './contract/job.js';
export * from './contract/stored.js';
export * from './entry/entry.js';
export * from './entry/expected.js';
export * from './entry/warnings.js';
export * from './indicator/fixed-parts.js';
export * from './indicator/partition.js';
export { storedIndicator } from './indicator/stored.js';
export { cleaned } from './language/plain-text.js';
export {
  type Address,
  addressesOf,
  alertmanagerAlerts,
  mailOf,
  noticeIn,
  webhookBody,
} from './message/bodies.js';
export { type ChatMessage, chatMessage } from './message/chat.js';
export { ntfyBody, slackBody, teamsBody, telegramBody } from './message/chat-bodies.js';
export { type Preview, previewOf } from './message/preview.js';
export * from './notify/address.js';
export * from './notify/alert.js';
export * from './notify/attempt.js';
export * from './notify/feed.js';
export * from './notify/label.js';
export * from './notify/matcher.js';
export { nameOfPart } from './notify/part-name.js';
export * from './notify/plan.js';
export * from './notify/plan-digest.js';
export * from './notify/reason.js';
export * from './notify/receiver.js';
export * from './notify/receiver-times.js';
export * from './notify/regroup.js';
export { storedFigureBehind, storedMatchers, storedTold } from './notify/stored.js';
export * from './notify/subscription.js';
export * from './own-check/index.js';
export * from './period/known-on.js';
export { storedPeriod } from './period/stored.js';
export * from './place/features.js';
export * from './place/geojson.js';
export * from './place/outline.js';
export {
  freeId,
  type PlaceCode,
  type PlaceDefinition,
  type Position,
  placeIdFrom,
  placeIdPattern,
} from './place/place.js';
export { storedPlace } from './place/stored.js';
export * from './place/totals.js';
export { circleOf } from './place/tree.js';
export { storedQuantity } from './quantity/stored.js';
export * from './rule/backtest.js';
export * from './rule/bare.js';
export * from './rule/change.js';
export * from './rule/evaluate.js';
export * from './rule/explain.js';
export * from './rule/failure.js';
export * from './rule/flip.js';
export * from './rule/incident.js';
export * from './rule/incidents-of.js';
export * from './rule/moments.js';
export * from './rule/name.js';
export * from './rule/plan.js';
export * from './rule/replay.js';
export * from './rule/stored.js';
export * from './rule/triage.js';
export * from './rule/vintages.js';
export { matchReasonText } from './say/match-reason.js';
export * from './say/withdrawn.js';
export type { Stated } from './series/allowed.js';
export * from './series/held-against.js';
export * from './series/history.js';
export * from './series/no-total.js';
export * from './series/observation.js';
export * from './series/overdue.js';
export * from './series/parts.js';
export * from './series/recommend.js';
export * from './series/series.js';
export { storedEntry } from './series/stored.js';
export * from './series/thin.js';
export { statisticsOf, workingOutStatistics } from './statistics/summary.js';
export * from './stored/values.js';
export * from './timeline/entry.js';
export { storedTimelineEntry } from './timeline/stored.js';

/**
 * Ids by what they are of. At run time each is a text; in types, one does not pass for another. They come typed from rows
 * of the database, and are made from a text at the API's door alone.
 */
// Named by a text and not by a symbol, which tests that see the sources and the build at once would hold for two.
type Id<Of extends string> = string & { readonly 'id of': Of };

/** Chosen by people or by the catalogue: words, not a UUID. */
export type IndicatorId = Id<'IndicatorId'>;
/** The catalogue's are words; a person's own rule has a UUID. */
export type RuleId = Id<'RuleId'>;
/** Chosen by people, or made from a name. */
export type PlaceId = Id<'PlaceId'>;

export type ObservationId = Id<'ObservationId'>;
export type RevisionId = Id<'RevisionId'>;
export type SubmissionId = Id<'SubmissionId'>;
export type SourceId = Id<'SourceId'>;
export type FileId = Id<'FileId'>;
export type AlertId = Id<'AlertId'>;
export type ReceiverId = Id<'ReceiverId'>;
export type SilenceId = Id<'SilenceId'>;
export type DeliveryId = Id<'DeliveryId'>;
export type BriefId = Id<'BriefId'>;
export type PublicChartId = Id<'PublicChartId'>;
export type SavedBriefId = Id<'SavedBriefId'>;
export type PersonId = Id<'PersonId'>;
export type SessionId = Id<'SessionId'>;
export type TokenId = Id<'TokenId'>;
export type InvitationId = Id<'InvitationId'>;
export type ImportId = Id<'ImportId'>;
export type MappingId = Id<'MappingId'>;
export type ReadingId = Id<'ReadingId'>;
export type CandidateId = Id<'CandidateId'>;
export type FeedId = Id<'FeedId'>;
export type FeedRunId = Id<'FeedRunId'>;
export type FeedAlertId = Id<'FeedAlertId'>;
export type SubscriptionId = Id<'SubscriptionId'>;
export type TimelineEntryId = Id<'TimelineEntryId'>;
export type OwnCheckId = Id<'OwnCheckId'>;

/** Those that are UUIDs. */
export type UuidId =
  | ObservationId
  | RevisionId
  | SubmissionId
  | SourceId
  | FileId
  | AlertId
  | ReceiverId
  | SilenceId
  | DeliveryId
  | BriefId
  | PublicChartId
  | SavedBriefId
  | PersonId
  | SessionId
  | TokenId
  | InvitationId
  | ImportId
  | MappingId
  | ReadingId
  | CandidateId
  | FeedId
  | FeedRunId
  | FeedAlertId
  | SubscriptionId
  | TimelineEntryId
  | OwnCheckId
  | RuleId;

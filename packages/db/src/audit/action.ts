/** What can be noted in the audit log, and of what. */
import type {
  AlertId,
  BriefId,
  FeedId,
  ImportId,
  IndicatorId,
  InvitationId,
  MappingId,
  ObservationId,
  OwnCheckId,
  PersonId,
  PlaceId,
  PublicChartId,
  ReadingId,
  RuleId,
  SavedBriefId,
  SourceId,
  SubmissionId,
  TimelineEntryId,
  TokenId,
} from '../connection/ids.js';

export { type AuditAction, type AuditArea, auditActions } from '@marsad/indicators/limits';

/** What each kind of subject goes by. */
interface SubjectIds {
  readonly observation: ObservationId;
  readonly indicator: IndicatorId;
  readonly source: SourceId;
  readonly submission: SubmissionId;
  readonly import: ImportId;
  readonly mapping: MappingId;
  readonly reading: ReadingId;
  readonly rule: RuleId;
  readonly alert: AlertId;
  readonly silence: string;
  readonly delivery: string;
  readonly receiver: string;
  readonly 'public-chart': PublicChartId;
  /** A link to one, or one that is kept. */
  readonly brief: BriefId | SavedBriefId;
  readonly feed: FeedId;
  readonly person: PersonId;
  readonly invitation: InvitationId;
  readonly token: TokenId;
  /** By its name. */
  readonly setting: string;
  /** A piece of stuck work, by its number in the outbox. */
  readonly work: string;
  /** All stuck work at once. */
  readonly outbox: 'outbox';
  /** All there is on record. */
  readonly record: 'all';
  /** Somewhere that figures are of. */
  readonly 'map-place': PlaceId;
  /** A measure or an event. */
  readonly timeline: TimelineEntryId;
  readonly 'own-check': OwnCheckId;
  /** Where somebody is whom nobody knows: an address of the network. */
  readonly place: string;
  /** What the application does: everything, or one part of it. */
  readonly application: string;
  /** What somebody was refused: method and path. */
  readonly route: string;
}

/** What something was done to. */
export type AuditSubject = {
  [Kind in keyof SubjectIds]: { readonly kind: Kind; readonly id: SubjectIds[Kind] };
}[keyof SubjectIds];

/** What can be done here and is noted: the audit log's whole vocabulary. */
import type {
  AlertId,
  BriefId,
  IndicatorId,
  InvitationId,
  ObservationId,
  PersonId,
  RuleId,
  SourceId,
  SubmissionId,
  TokenId,
} from '../connection/ids.js';

/** The part before the dot is the area by which the log is read, and by which it is told who may read what. */
export const auditActions = [
  'observation.create',
  'observation.revise',
  'observation.retract',
  'observation.restore',
  'observation.undo',
  'observation.recommend',
  'observation.recommend-end',
  'baseline.pin',
  'baseline.unpin',
  'indicator.create',
  'indicator.edit',
  'indicator.archive',
  'indicator.restore',
  'source.edit',
  'source.file-add',
  'source.file-remove',
  'submission.handed-in',
  'submission.returned',
  'submission.accepted',
  'submission.rejected',
  'submission.withdrawn',
  'rule.create',
  'rule.edit',
  'rule.delete',
  'alert.acknowledge',
  'alert.triage',
  'silence.create',
  'silence.expire',
  'delivery.resend',
  'brief.share',
  'brief.withdraw',
  'pipeline.retry',
  'pipeline.retry-all',
  'pipeline.discard',
  'export.made',
  'person.created',
  'person.changed',
  'person.renamed',
  'invitation.made',
  'invitation.revoked',
  'token.created',
  'token.revoked',
  'session.started',
  'session.ended',
  'session.proved',
  'password.changed',
  'password.reset-opened',
  'password.reset-ended',
  'second-factor.on',
  'second-factor.off',
  'passkey.added',
  'passkey.removed',
  'setting.change',
  'receiver.create',
  'receiver.edit',
  'receiver.delete',
  'receiver.test',
] as const;
export type AuditAction = (typeof auditActions)[number];

type AreaOf<Action> = Action extends `${infer Area}.${string}` ? Area : never;
export type AuditArea = AreaOf<AuditAction>;

/** What each kind of subject goes by. */
interface SubjectIds {
  readonly observation: ObservationId;
  readonly indicator: IndicatorId;
  readonly source: SourceId;
  readonly submission: SubmissionId;
  readonly rule: RuleId;
  readonly alert: AlertId;
  readonly silence: string;
  readonly delivery: string;
  readonly receiver: string;
  readonly brief: BriefId;
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
}

/** What something was done to. */
export type AuditSubject = {
  [Kind in keyof SubjectIds]: { readonly kind: Kind; readonly id: SubjectIds[Kind] };
}[keyof SubjectIds];

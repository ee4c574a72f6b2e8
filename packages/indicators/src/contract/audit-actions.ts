/** What can be done here and is noted: the audit log's whole vocabulary. The part before the dot is its area. */

/** What editors answer for. */
const recordActions = [
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
  'indicator.move-code',
  'indicator.archive',
  'indicator.restore',
  'place.create',
  'place.edit',
  'place.outline',
  'place.delete',
  'place.import',
  'place.figures',
  'timeline.create',
  'timeline.edit',
  'timeline.delete',
  'timeline.restore',
  'own-check.create',
  'own-check.edit',
  'own-check.delete',
  'own-check.restore',
  'source.edit',
  'source.file-add',
  'source.file-remove',
  'source.file-read',
  'submission.handed-in',
  'submission.returned',
  'submission.accepted',
  'submission.rejected',
  'submission.withdrawn',
  'rule.create',
  'rule.edit',
  'rule.delete',
  'alert.acknowledge',
  'alert.unacknowledge',
  'alert.triage',
  'alert.assign',
  'alert.silence',
  'alert.unsilence',
  'silence.create',
  'silence.expire',
  'delivery.resend',
  'brief.share',
  'brief.withdraw',
  'brief.opened',
  'pipeline.retry',
  'pipeline.retry-all',
  'pipeline.discard',
  'export.made',
  'import.started',
  'import.committed',
  'import.undone',
  'import.cancelled',
  'reading.started',
  'reading.removed',
  'reading.accepted',
  'reading.dismissed',
  'reading.reopened',
  'mapping.saved',
  'mapping.deleted',
] as const;

/** What administrators answer for. */
const administrationActions = [
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
  'sign-in.failed',
  'sign-in.slowed',
  'access.refused',
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
  'feed.created',
  'feed.changed',
  'feed.deleted',
  'feed.run',
  'feed.acknowledged',
  'application.started',
  'application.stopped',
] as const;

export const auditActions = [...recordActions, ...administrationActions] as const;
export type AuditAction = (typeof auditActions)[number];

type AreaOf<Action> = Action extends `${infer Area}.${string}` ? Area : never;
export type AuditArea = AreaOf<AuditAction>;

function areasOf<Action extends AuditAction>(actions: readonly Action[]): AreaOf<Action>[] {
  return [...new Set(actions.map((action) => action.split('.')[0] as AreaOf<Action>))];
}

/** What the log is read by: the areas of the record, then those for administrators. */
export const auditAreas: readonly AuditArea[] = /* @__PURE__ */ areasOf(auditActions);

/** The areas that editors may read. */
export const recordAreas: readonly AuditArea[] = /* @__PURE__ */ areasOf(recordActions);

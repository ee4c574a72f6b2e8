/**
 * Who sees what, object by object: beside the role that a route asks for (access.ts), what somebody is to the object. What
 * one may not see is answered as what is not there. A route that takes an id, or lists, and stands nowhere here fails the
 * test that reads this.
 */

/** Whoever made it; another with the same role; and who else asks. `person` owns an account, and nobody else does. */
export const callers = ['maker', 'viewer', 'contributor', 'editor', 'admin'] as const;
export type Caller = (typeof callers)[number];

export interface Row {
  readonly object: string;
  /** Of those whom the route lets in. */
  readonly seenBy: readonly Caller[];
  /** Every route that names one, or lists them. */
  readonly routes: readonly string[];
}

const everybody = callers;
/** A submission is its maker's and the editors', whatever has become of it: what is on record of it is an observation. */
const makerAndEditors = ['maker', 'editor', 'admin'] as const satisfies readonly Caller[];

export const submissionStates = ['waiting', 'returned', 'rejected', 'withdrawn', 'committed'] as const;

export const accessToObjects: readonly Row[] = [
  {
    object: `submission (${submissionStates.join(', ')}): figure, comments, reasons, its number in "waiting", its live events`,
    seenBy: makerAndEditors,
    routes: [
      'GET /submissions',
      'GET /submissions/{id}',
      'PUT /submissions/{id}',
      'POST /submissions/{id}/withdrawal',
      'POST /submissions/{id}/review',
      'GET /settings',
      'GET /events',
    ],
  },
  {
    object: 'submission by its Idempotency-Key, which is its caller’s own',
    seenBy: ['maker'],
    routes: ['GET /submissions/by-key/{key}', 'POST /observations'],
  },
  {
    object: 'import: its table, its rows, what is asked and planned of it, its live events',
    seenBy: makerAndEditors,
    routes: [
      'GET /imports',
      'GET /imports/{id}',
      'GET /imports/{id}/rows',
      'GET /imports/{id}/rejected.csv',
      'PUT /imports/{id}/mapping',
      'POST /imports/{id}/dry-run',
      'POST /imports/{id}/commit',
      'POST /imports/{id}/undo',
      'POST /imports/{id}/cancel',
    ],
  },
  {
    object: 'reading: its text, the figures found in it, what was decided on each, its live events',
    seenBy: makerAndEditors,
    routes: [
      'GET /readings',
      'GET /readings/{id}',
      'DELETE /readings/{id}',
      'POST /readings/{id}/candidates/{candidate}/accept',
      'POST /readings/{id}/candidates/{candidate}/dismiss',
      'POST /readings/{id}/candidates/{candidate}/reopen',
    ],
  },
  {
    object:
      'text that a figure on record was read in, to whoever sees its source (of others’ readings nothing before)',
    seenBy: everybody,
    routes: ['GET /sources/{id}/text', 'GET /indicators/{id}/sentences'],
  },
  {
    object: 'saved mapping, to whoever may bring in a table',
    seenBy: ['maker', 'contributor', 'editor', 'admin'],
    routes: ['GET /mappings', 'DELETE /mappings/{id}'],
  },
  {
    object: 'observation (published, revised, retracted): what is on record, with its history and reasons',
    seenBy: everybody,
    routes: [
      'GET /observations/{id}',
      'GET /observations/{id}/history',
      'POST /observations/preview',
      'POST /observations/{id}/revisions',
      'POST /observations/{id}/revisions/preview',
      'POST /observations/{id}/retraction',
      'POST /observations/{id}/restoration',
      'POST /observations/{id}/recommendation',
      'POST /observations/{id}/recommendation/end',
      'GET /changes',
      'GET /export',
      'GET /export/structure',
      'GET /briefs/figures',
      'GET /search',
    ],
  },
  {
    object: 'place (also one that was deleted, with its versions), its outline, and which figures are of it',
    seenBy: everybody,
    routes: [
      'GET /places',
      'GET /places/{id}',
      'GET /places/{id}/versions',
      'GET /places/{id}/outline',
      'PUT /places/{id}',
      'DELETE /places/{id}',
      'PUT /places/{id}/outline',
      'DELETE /places/{id}/outline',
      'GET /place-outlines',
      'GET /place-figures',
      'GET /indicators/{id}/places',
      'PUT /indicators/{id}/places',
    ],
  },
  {
    object: 'kept brief (also one that was deleted, with its versions), and what it shows of the record',
    seenBy: everybody,
    routes: [
      'GET /saved-briefs',
      'GET /saved-briefs/{id}',
      'GET /saved-briefs/{id}/versions',
      'GET /saved-briefs/{id}/shown',
      'GET /saved-briefs/{id}/pdf',
      'PUT /saved-briefs/{id}',
      'DELETE /saved-briefs/{id}',
      'POST /saved-briefs/{id}/restoration',
    ],
  },
  {
    object: 'check of one’s own (also one that was deleted, with its versions)',
    seenBy: everybody,
    routes: [
      'GET /own-checks',
      'GET /own-checks/examples',
      'GET /own-checks/tensions',
      'GET /own-checks/{id}',
      'GET /own-checks/{id}/versions',
      'POST /own-checks/preview',
      'PUT /own-checks/{id}',
      'DELETE /own-checks/{id}',
      'POST /own-checks/{id}/restoration',
    ],
  },
  {
    object: 'measure or event (also one that was deleted, with its versions)',
    seenBy: everybody,
    routes: [
      'GET /timeline',
      'GET /timeline/{id}',
      'GET /timeline/{id}/versions',
      'PUT /timeline/{id}',
      'DELETE /timeline/{id}',
      'POST /timeline/{id}/restoration',
      'GET /indicators/{id}/before-after',
    ],
  },
  {
    object: 'indicator (current, archived), with its series',
    seenBy: everybody,
    routes: [
      'GET /indicators',
      'GET /indicators/{id}',
      'PUT /indicators/{id}',
      'GET /indicators/{id}/series',
      'GET /indicators/{id}/statistics',
      'GET /indicators/{id}/versions',
      'GET /indicators/{id}/vintages',
      'GET /indicators/{id}/revisions',
      'GET /indicators/{id}/baselines',
      'GET /indicators/{id}/template',
      'PUT /indicators/{id}/baseline',
      'POST /indicators/{id}/baseline/end',
      'POST /indicators/{id}/codes/plan',
      'POST /indicators/{id}/codes/move',
      'POST /indicators/{id}/archive',
      'POST /indicators/{id}/archive/end',
      'GET /facts',
      'GET /checks',
      'GET /measures',
    ],
  },
  {
    object:
      'source of a figure on record, with its files (one that only a submission names is none yet; a removed file is gone)',
    seenBy: everybody,
    routes: [
      'GET /sources',
      'GET /sources/{id}',
      'GET /sources/{id}/figures',
      'GET /search',
      'PUT /sources/{id}',
      'POST /sources/{id}/files',
      'GET /sources/{id}/files/{file}',
      'DELETE /sources/{id}/files/{file}',
    ],
  },
  {
    object: 'rule (a deleted one is gone; with the names of its receivers that were removed), alert, silence',
    seenBy: everybody,
    routes: [
      'GET /rules',
      'GET /rules/{id}',
      'PUT /rules/{id}',
      'DELETE /rules/{id}',
      'GET /alerts',
      'GET /alerts/{id}',
      'GET /search',
      'POST /alerts/{id}/acknowledge',
      'POST /alerts/{id}/triage',
      'POST /alerts/actions',
      'GET /alerts/{id}/story',
      'GET /alert-counts',
      'GET /silences',
      'DELETE /silences/{id}',
    ],
  },
  {
    object: 'pipeline: its state, and stuck work by indicator and period',
    seenBy: everybody,
    routes: ['GET /pipeline', 'GET /instance'],
  },
  {
    object: 'stuck work: its submission, the words of its error',
    seenBy: ['editor', 'admin'],
    routes: ['POST /pipeline/failures/{id}/retry', 'POST /pipeline/failures/{id}/discard'],
  },
  {
    object:
      'receiver (without the e-mail addresses and chats, which are for administrators), delivery (also in the story of an alert), link to a brief, address of a public chart, audit row of the record, name of an editor or administrator',
    seenBy: ['editor', 'admin'],
    routes: [
      'GET /assignees',
      'GET /receivers',
      'PUT /receivers/{id}',
      'DELETE /receivers/{id}',
      'POST /receivers/{id}/test',
      'GET /deliveries',
      'POST /deliveries/{id}/resend',
      'GET /briefs',
      'DELETE /briefs/{id}',
      'GET /public-charts',
      'DELETE /public-charts/{id}',
      'GET /audit',
    ],
  },
  {
    object: 'feed with its runs (never the values of its headers, nor a password or a key in its address)',
    seenBy: ['admin'],
    routes: [
      'GET /feeds',
      'GET /labels',
      'GET /feeds/{id}',
      'PUT /feeds/{id}',
      'DELETE /feeds/{id}',
      'POST /feeds/{id}/run',
      'GET /feeds/{id}/runs',
      'GET /feed-alerts',
      'POST /feed-alerts/{id}/acknowledge',
    ],
  },
  {
    object: 'person, invitation, token, audit row of people and access',
    seenBy: ['admin'],
    routes: [
      'GET /people',
      'GET /search',
      'PATCH /people/{id}',
      'POST /people/{id}/password-reset',
      'POST /people/{id}/second-factor/remove',
      'GET /invitations',
      'DELETE /invitations/{id}',
      'GET /tokens',
      'DELETE /tokens/{id}',
    ],
  },
  {
    object: 'one’s own session, passkey, arrangement, last look, what one follows, and briefs one is mailed',
    seenBy: ['maker'],
    routes: [
      'GET /session',
      'GET /account/sessions',
      'DELETE /account/sessions/{id}',
      'GET /account/passkeys',
      'DELETE /account/passkeys/{id}',
      'GET /account/arrangement',
      'GET /subscriptions',
      'PUT /subscriptions/{id}',
      'DELETE /subscriptions/{id}',
      'GET /saved-briefs/{id}/mailing',
      'PUT /saved-briefs/{id}/mailing',
      'DELETE /saved-briefs/{id}/mailing',
    ],
  },
  { object: 'shared brief, to whoever holds its link', seenBy: everybody, routes: ['GET /shared/{token}'] },
  {
    object: 'public chart, to whoever has its address',
    seenBy: everybody,
    routes: ['GET /charts/{address}'],
  },
];

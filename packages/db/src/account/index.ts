/** People, sessions, invitations, tokens: who may come in. */
export type { Sql } from '../connection/connect.js';
export { watchAccess } from './access.js';
export { type Allowances, openAllowances } from './allowance.js';
export {
  type ApiToken,
  createApiToken,
  findActiveToken,
  findToken,
  listApiTokens,
  revokeApiToken,
  roleOfToken,
} from './api-token.js';
export { type Attempt, type AttemptLimit, beginAttempt, forgiveAttempt, trimAttempts } from './attempt.js';
export {
  acceptInvitation,
  findOpenInvitation,
  type Invitation,
  invite,
  listInvitations,
  revokeInvitation,
} from './invitation.js';
export { listPasskeys, type Passkey, settlePasskey } from './passkey.js';
export {
  completePasswordReset,
  findPasswordReset,
  openPasswordReset,
} from './password-reset.js';
export {
  type Credential,
  changePerson,
  countAdministrators,
  createFirstAdministrator,
  findCredential,
  findPerson,
  findPersonByEmail,
  listAssignees,
  listPeople,
  notePerson,
  type Person,
  passwordHashOf,
  renamePerson,
  replacePassword,
} from './person.js';
export {
  type AccountsPool,
  accountConnections,
  notingPoolFault,
  openAccountsPool,
  type PoolFault,
} from './pool.js';
export { openSharedSeats, type SharedSeats } from './seat.js';
export { removeLostSecondFactor, removeSecondFactor, takeCode } from './second-factor.js';
export { sharedSecret } from './secret.js';
export {
  type AccountSession,
  endSessions,
  isProved,
  listSessions,
  noteProof,
  noteSignIn,
  roleInSession,
  type ShownAtSignIn,
  settleSignIn,
  trimChallenges,
} from './session.js';
export { isSetupCode, newSetupCode } from './setup-code.js';

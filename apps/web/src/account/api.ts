/** Calls about accounts, apart from the rest: only the pages that need them load them. */

import type { Role } from '@marsad/indicators';
import type {
  AcceptBody,
  MemberBody,
  PasswordResetCompleteBody,
  ProofBody,
  SecondFactorBody,
  SetupBody,
  TokenBody,
} from '@marsad/indicators/contract';
import { call } from '../api/client.js';
import { proving } from './proving.js';

export const accountsApi = {
  signIn: (email: string, password: string) => call('POST /session', { body: { email, password } }),
  secondFactor: (kind: SecondFactorBody['kind'], code: string) =>
    call('POST /session/second-factor', { body: { kind, code } }),
  signOut: () => call('DELETE /session'),
  singleSignOn: (next: string) => call('POST /session/single-sign-on', { body: { next } }),
  passkeyOptions: () => call('POST /session/passkey/options'),
  passkeySignIn: (response: object) => call('POST /session/passkey', { body: { response: { ...response } } }),
  prove: (body: ProofBody) => call('POST /session/proof', { body }),
  setup: (body: SetupBody) => call('POST /setup', { body }),
  lookAtInvitation: (token: string) => call('POST /invitations/look', { body: { token } }),
  accept: (body: AcceptBody) => call('POST /invitations/accept', { body }),
  forgot: (email: string) => call('POST /password-resets', { body: { email } }),
  lookAtReset: (token: string) => call('POST /password-resets/look', { body: { token } }),
  reset: (body: PasswordResetCompleteBody) => call('POST /password-resets/complete', { body }),

  rename: (name: string) => call('PATCH /account', { body: { name } }),
  changePassword: (current: string, next: string) =>
    proving(() => call('POST /account/password', { body: { current, next } })),
  sessions: async () => (await call('GET /account/sessions')).items,
  endSession: (id: string) => proving(() => call('DELETE /account/sessions/{id}', { path: { id } })),
  endOtherSessions: () => proving(() => call('DELETE /account/sessions')),
  startTotp: (password: string) => proving(() => call('POST /account/totp', { body: { password } })),
  confirmTotp: (code: string) => proving(() => call('POST /account/totp/confirm', { body: { code } })),
  removeTotp: () => proving(() => call('POST /account/totp/remove', { body: {} })),
  passkeys: async () => (await call('GET /account/passkeys')).items,
  newPasskeyOptions: () => proving(() => call('POST /account/passkeys/options')),
  addPasskey: (name: string, response: object) =>
    proving(() => call('POST /account/passkeys', { body: { name, response: { ...response } } })),
  removePasskey: (id: string) => proving(() => call('DELETE /account/passkeys/{id}', { path: { id } })),

  people: async () => (await call('GET /people')).items,
  changePerson: (id: string, body: MemberBody) =>
    proving(() => call('PATCH /people/{id}', { path: { id }, body })),
  resetLink: (id: string) => proving(() => call('POST /people/{id}/password-reset', { path: { id } })),
  removeLostSecondFactor: (id: string) =>
    proving(() => call('POST /people/{id}/second-factor/remove', { path: { id } })),
  invitations: async () => (await call('GET /invitations')).items,
  invite: (email: string | null, role: Role) =>
    proving(() => call('POST /invitations', { body: { email, role } })),
  uninvite: (id: string) => call('DELETE /invitations/{id}', { path: { id } }),
  tokens: async () => (await call('GET /tokens')).items,
  createToken: (name: string, role: Role, days: TokenBody['days']) =>
    proving(() => call('POST /tokens', { body: { name, role, days } })),
  revokeToken: (id: string) => call('DELETE /tokens/{id}', { path: { id } }),
};

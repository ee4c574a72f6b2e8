/** Calls about accounts, apart from the rest: only the pages that need them load them. */

import type { Role } from '@marsad/indicators';
import type {
  AccountSessionWire,
  InvitationOfferWire,
  InvitationWire,
  LinkWire,
  MemberWire,
  NewInvitationWire,
  NewTokenWire,
  PasskeyWire,
  SignInResultWire,
  TokenWire,
  TotpWire,
} from '@marsad/indicators/contract';
import { call } from '../api/client.js';

const post = <T>(path: string, body?: unknown) => call<T>(path, { method: 'POST', body });
const remove = (path: string) => call<void>(path, { method: 'DELETE' });
const list = async <T>(path: string) => (await call<{ items: T[] }>(path)).items;
const id = encodeURIComponent;

export const accountsApi = {
  signIn: (email: string, password: string) => post<SignInResultWire>('/session', { email, password }),
  secondFactor: (kind: 'totp' | 'backup-code', code: string) =>
    post<SignInResultWire>('/session/second-factor', { kind, code }),
  signOut: () => remove('/session'),
  singleSignOn: (next: string) => post<{ url: string }>('/session/single-sign-on', { next }),
  passkeyOptions: () => post<Record<string, unknown>>('/session/passkey/options'),
  passkeySignIn: (response: unknown) => post<SignInResultWire>('/session/passkey', { response }),
  setup: (body: { code: string; name: string; email: string; password: string }) =>
    post<SignInResultWire>('/setup', body),
  lookAtInvitation: (token: string) => post<InvitationOfferWire>('/invitations/look', { token }),
  accept: (body: { token: string; name: string; email: string; password: string }) =>
    post<SignInResultWire>('/invitations/accept', body),
  forgot: (email: string) => post<void>('/password-resets', { email }),
  reset: (token: string, password: string) => post<void>('/password-resets/complete', { token, password }),

  rename: (name: string) => call<void>('/account', { method: 'PATCH', body: { name } }),
  changePassword: (current: string, next: string) => post<void>('/account/password', { current, next }),
  sessions: () => list<AccountSessionWire>('/account/sessions'),
  endSession: (session: string) => remove(`/account/sessions/${id(session)}`),
  endOtherSessions: () => remove('/account/sessions'),
  startTotp: (password: string) => post<TotpWire>('/account/totp', { password }),
  confirmTotp: (code: string) => post<void>('/account/totp/confirm', { code }),
  removeTotp: (password: string) => post<void>('/account/totp/remove', { password }),
  passkeys: () => list<PasskeyWire>('/account/passkeys'),
  newPasskeyOptions: () => post<Record<string, unknown>>('/account/passkeys/options'),
  addPasskey: (name: string, response: unknown) => post<PasskeyWire>('/account/passkeys', { name, response }),
  removePasskey: (passkey: string) => remove(`/account/passkeys/${id(passkey)}`),

  people: () => list<MemberWire>('/people'),
  changePerson: (person: string, change: { role?: Role; disabled?: boolean }) =>
    call<MemberWire>(`/people/${id(person)}`, { method: 'PATCH', body: change }),
  resetLink: (person: string) => post<LinkWire>(`/people/${id(person)}/password-reset`),
  invitations: () => list<InvitationWire>('/invitations'),
  invite: (email: string | null, role: Role) => post<NewInvitationWire>('/invitations', { email, role }),
  uninvite: (invitation: string) => remove(`/invitations/${id(invitation)}`),
  tokens: () => list<TokenWire>('/tokens'),
  createToken: (name: string, role: Role, days: number | null) =>
    post<NewTokenWire>('/tokens', { name, role, days }),
  revokeToken: (token: string) => remove(`/tokens/${id(token)}`),
};

/** Asking as a browser does, with a session. */
import type { Role } from '@marsad/indicators';
import type { NewInvitationWire, SignInResultWire } from '@marsad/indicators/contract';
import type { Answer, Refusal } from './client.js';

/** A browser as far as accounts go: keeps cookies, sends its own origin. @param language that it asks for. */
export function visitor(url: string, address?: string, language?: string) {
  const jar = new Map<string, string>();
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: url,
        'sec-fetch-site': 'same-origin',
        ...(address === undefined ? {} : { 'x-forwarded-for': address }),
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  };
  return {
    jar,
    ask,
    get: <T>(path: string) => ask<T>('GET', path),
    post: <T>(path: string, body?: unknown) => ask<T & Refusal>('POST', path, body),
    patch: <T>(path: string, body: unknown) => ask<T & Refusal>('PATCH', path, body),
    remove: <T>(path: string) => ask<T>('DELETE', path),
    signIn: (email: string, password: string) =>
      ask<SignInResultWire & Refusal>('POST', '/session', { email, password }),
  };
}
export type Visitor = ReturnType<typeof visitor>;

/** What whoever is at this address came in with. */
export const passwordOf = (email: string) => `${email} walks over 7 bridges`;

interface Inviting {
  post<T>(path: string, body: unknown): Promise<Answer<T>>;
}

interface Guest {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** As which browser they come. */
  readonly browser: Visitor;
}

/** Has somebody come by an invitation. @param by an administrator, or their token. @returns their browser, signed in. */
export async function invite(by: Inviting, { name, email, role, browser }: Guest): Promise<Visitor> {
  const { body } = await by.post<NewInvitationWire>('/invitations', { role, email });
  const entry = { token: tokenOf(body.link), name, email, password: passwordOf(email) };
  const accepted = await browser.post('/invitations/accept', entry);
  if (accepted.status !== 201) throw new Error(`${accepted.status}: ${JSON.stringify(accepted.body)}`);
  return browser;
}

/** What a link lets its holder in with. */
export const tokenOf = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';

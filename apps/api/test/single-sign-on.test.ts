/** Single sign-on against a real OpenID provider on loopback. */
import { createServer, type Server } from 'node:http';
import { connect, type Sql } from '@marsad/db';
import type { NewInvitationWire, SessionWire } from '@marsad/indicators/contract';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, freePort, type Marsad, startMarsad, startPostgres, type TestDatabase } from './harness.js';

interface Claims {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** An identity provider at which one is who one last said. */
async function startProvider(): Promise<{ issuer: string; is(claims: Claims): void; server: Server }> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  let now: Claims = { email: '', email_verified: false, name: '' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'marsad',
        client_secret: 'a secret of the test provider',
        redirect_uris: [`${origin}/api/v1/auth/callback/oidc`],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test provider'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...now }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/come-in/${uid}` },
  });
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/come-in/')) return answer(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const accountId = now.email;
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { login: { accountId }, consent });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    server,
    is: (claims) => {
      now = claims;
    },
  };
}

let origin = '';

/** A browser that follows wherever it is sent, with a jar for each site. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  const go = async (to: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(to, origin);
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    const next = response.headers.get('location');
    return next === null ? response : go(new URL(next, url).href);
  };
  const write = (path: string, body: object) =>
    go(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });
  return {
    go,
    write,
    session: async (): Promise<SessionWire> => (await go('/api/v1/session')).json(),
    /** @returns the page it ends on. */
    signIn: async (next = '/alerts') => {
      const answer = await write('/session/single-sign-on', { next });
      expect(answer.status).toBe(200);
      const { url } = (await answer.json()) as { url: string };
      return (await go(url)).url;
    },
  };
}

describe('single sign-on', () => {
  let postgres: TestDatabase;
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let marsad: Marsad;
  let owner: Sql;
  let env: Record<string, string>;
  const admin = { email: 'rana@example.org', password: 'river copper lantern 88' };

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    postgres = await startPostgres();
    provider = await startProvider();
    env = {
      DATABASE_URL: await postgres.prepared(),
      PORT: String(port),
      PUBLIC_URL: origin,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'marsad',
      OIDC_CLIENT_SECRET: 'a secret of the test provider',
      OIDC_NAME: 'Example organisation',
    };
    owner = connect(env.DATABASE_URL ?? '', { max: 1 });
    marsad = await startMarsad(env);
  });
  afterAll(async () => {
    await owner?.end({ timeout: 5 });
    await marsad?.stop();
    await new Promise((resolve) => (provider ? provider.server.close(resolve) : resolve(null)));
    await postgres?.stop();
  });

  const accountFor = async (email: string, named: boolean) => {
    const { body } = await clientOf(origin, marsad.token).post<NewInvitationWire>('/invitations', {
      role: 'editor',
      ...(named ? { email } : {}),
    });
    const token = new URL(body.link).hash.replace('#token=', '');
    const password = 'seven blue herons at dusk';
    const answer = await browser().write('/invitations/accept', { token, name: 'Salma', email, password });
    expect(answer.status).toBe(201);
  };

  it('brings in whom an administrator named, back to the page they asked for, and notes it', async () => {
    provider.is({ email: admin.email, email_verified: true, name: 'Rana' });
    const rana = browser();
    expect((await rana.session()).signIn.singleSignOn).toBe('Example organisation');
    expect(await rana.signIn('/alerts')).toBe(`${origin}/alerts`);
    expect(await rana.session()).toMatchObject({ state: 'signed-in', role: 'admin' });
    const noted = await owner`select 1 from audit where action = 'session.started'
      and actor ->> 'id' = ${(await rana.session()).person?.id ?? ''} and details ->> 'by' = 'single-sign-on'`;
    expect(noted).toHaveLength(1);
    expect(await rana.signIn('//elsewhere.example.org')).toBe(`${origin}/`);
    // Who has no other way proves who they are by signing in there again.
    const step = async () => (await rana.write('/account/passkeys/options', {})).status;
    await owner`update auth."session" set "provedAt" = "provedAt" - interval '11 minutes'`;
    expect(await step()).toBe(403);
    await rana.signIn('/settings');
    expect(await step()).toBe(200);
  });

  it.each([
    ['nobody here knows', 'stranger@example.org', true, null],
    ['the provider does not vouch for', 'omar@example.org', false, true],
    // Whoever held an invitation for anybody could have chosen that address.
    ['chose their own address here', 'layla@example.org', true, false],
  ] as const)('turns away whom %s', async (_, email, verified, named) => {
    if (named !== null) await accountFor(email, named);
    provider.is({ email, email_verified: verified, name: 'Somebody' });
    const somebody = browser();
    expect(await somebody.signIn()).toMatch(/\/sign-in\?error=/);
    expect(await somebody.session()).toMatchObject({ state: 'signed-out', person: null });
  });

  it('stays up, and says so, while the provider is away', async () => {
    const gone = await startMarsad(
      { ...env, PORT: '0', OIDC_ISSUER: `http://127.0.0.1:${await freePort()}` },
      marsad.token,
    );
    const answer = await fetch(`${gone.url}/api/v1/session/single-sign-on`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      503,
      'single-sign-on-away',
    ]);
    expect(await gone.stop()).toBe(0);
  });

  it('is begun so many times from one place, for each leaves a row until it expires', async () => {
    const stranger = browser();
    const begin = async () => (await stranger.write('/session/single-sign-on', { next: '/' })).status;
    expect(await begin()).toBe(200);
    await owner`update attempt set count = 1000 where key like 'challenge from %'`;
    expect(await begin()).toBe(429);
    await owner`delete from attempt`;
    expect(await begin()).toBe(200);
  });

  it('makes an account for a newcomer only where the configuration says so', async () => {
    expect(await marsad.stop()).toBe(0);
    marsad = await startMarsad({ ...env, OIDC_NEWCOMERS: 'contributor' }, marsad.token);
    provider.is({ email: 'newcomer@example.org', email_verified: true, name: 'Nour' });
    const nour = browser();
    expect(await nour.signIn()).toBe(`${origin}/alerts`);
    expect(await nour.session()).toMatchObject({
      role: 'contributor',
      person: { name: 'Nour', email: 'newcomer@example.org' },
    });
    const created = await owner`select 1 from audit where action = 'person.created'
      and actor ->> 'part' = 'single-sign-on'`;
    expect(created).toHaveLength(1);
  });
});

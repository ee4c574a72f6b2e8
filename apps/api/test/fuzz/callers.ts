/** Everybody who may ask: by token and by session, of each role, and who shows what nobody knows. */
import type { Installation } from '../harness.js';
import { apiToken } from '../harness.js';
import type { Caller } from './fuzz.js';

const roles = ['viewer', 'contributor', 'editor', 'admin'] as const;
type Role = (typeof roles)[number];

export const administrator = { email: 'rana@example.org', password: 'river copper lantern 88' };

const strangers: readonly Caller[] = [
  { name: 'nobody', role: null, isPerson: false, headers: {} },
  {
    name: 'a token nobody knows',
    role: null,
    isPerson: false,
    headers: { authorization: 'Bearer mrs_0000000000000000000000000000000000000000000' },
  },
];

/** @returns who asks now: whoever lost their access is replaced by somebody new. */
export function callersOf({ client, env, marsad, sql }: Installation): () => Promise<readonly Caller[]> {
  const held = new Map<string, Caller>();
  let made = 0;
  const ask = (path: string, body: object | null, headers: Record<string, string> = {}) =>
    fetch(`${marsad.url}/api/v1${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === null ? null : JSON.stringify(body),
    });
  const isStillIn = async ({ headers, role }: Caller) => {
    const answer = await ask('/session', null, { ...headers });
    return ((await answer.json()) as { role: string | null }).role === role;
  };
  const tokenOf = async (role: Role): Promise<Caller> => {
    made += 1;
    const name = `fuzz ${made}`;
    const answer = await client.post<{ token: string }>('/tokens', { role, name });
    // Where the one that makes them was revoked on the way, the operator's command makes one.
    const token = answer.status === 201 ? answer.body.token : await apiToken(env, role, name);
    return { name: `${role}'s token`, role, isPerson: false, headers: { authorization: `Bearer ${token}` } };
  };
  const personOf = async (role: Role, admin: Caller): Promise<Caller> => {
    made += 1;
    const invited = await ask('/invitations', { role }, { ...admin.headers });
    const { link } = (await invited.json()) as { link: string };
    const token = link.split('#token=')[1];
    const { password } = administrator;
    const joined = await ask('/invitations/accept', {
      token,
      name: `${role} ${made}`,
      email: `${role}-${made}@example.org`,
      password,
    });
    const cookie = joined.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    if (joined.status !== 201) throw new Error(`${role}: ${joined.status} ${await joined.text()}`);
    return { name: `${role}'s session`, role, isPerson: true, headers: { cookie } };
  };
  const current = async (key: string, make: () => Promise<Caller>) => {
    const before = held.get(key);
    const now = before && (await isStillIn(before)) ? before : await make();
    held.set(key, now);
    return now;
  };
  return async () => {
    // What was guessed on the way keeps nobody new out.
    await sql`delete from attempt`;
    const tokens: Caller[] = [];
    for (const role of roles) tokens.push(await current(`token ${role}`, () => tokenOf(role)));
    const admin = tokens.at(-1) as Caller;
    const people: Caller[] = [];
    for (const role of roles) people.push(await current(`person ${role}`, () => personOf(role, admin)));
    return [...strangers, ...tokens, ...people];
  };
}

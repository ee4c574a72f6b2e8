/** A code of an authenticator works once: the library takes one as often as it is sent within its minute and a half. */
import { createOTP } from '@better-auth/utils/otp';
import type { PersonId, Sql } from '@marsad/db';
import { takeCode } from '@marsad/db/account';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const stepMs = 30_000;
/** How many steps to either side of now the library takes. */
const around = [-1, 0, 1];
/** The library's cookie of whoever has given the password and not yet the code. */
const challengeCookie = 'two_factor';

/** Goes before the library's own check, which says what else is wrong with a code. */
export function codeOnce(sql: Sql) {
  return createAuthMiddleware(async (context) => {
    if (context.path !== '/two-factor/verify-totp') return;
    const person = await personAsked(context);
    const step = person && (await stepOf(context, person, String(context.body?.code ?? '')));
    if (person && step && !(await takeCode(sql, { person, step })))
      throw new APIError('UNAUTHORIZED', { code: 'CODE_USED' });
  });
}

async function personAsked(context: Context): Promise<PersonId | null> {
  const session = await getSessionFromCtx(context, { disableRefresh: true });
  if (session) return session.user.id as PersonId;
  const { name } = context.context.createAuthCookie(challengeCookie);
  const challenge = await context.getSignedCookie(name, context.context.secret);
  const asked = challenge ? await context.context.internalAdapter.findVerificationValue(challenge) : null;
  return (asked?.value as PersonId | undefined) ?? null;
}

/** Which half minute a code is of, counted since 1970; null for a wrong one. */
async function stepOf({ context }: Context, person: PersonId, code: string): Promise<number | null> {
  const held = await context.adapter.findOne<{ secret: string }>({
    model: 'twoFactor',
    where: [{ field: 'userId', value: person }],
  });
  if (!held) return null;
  const { hotp } = createOTP(await symmetricDecrypt({ key: context.secretConfig, data: held.secret }));
  const now = Math.floor(Date.now() / stepMs);
  const codes = await Promise.all(around.map(async (by) => [now + by, await hotp(now + by)] as const));
  return codes.find(([, right]) => right === code)?.[0] ?? null;
}

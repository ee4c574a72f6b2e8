import type { Context } from 'hono';
import { languageOf } from '../http/problems.js';
import type { AccountDeps } from './deps.js';
import type { Notice } from './mail.js';

/** Tells the owner of an account by mail, where there is mail, what was done to it. Nobody waits for it. */
export function tellOwner(
  c: Context,
  { accounts: { mailer, baseUrl }, logError }: AccountDeps,
  email: string,
  notice: Notice,
): void {
  void mailer
    ?.sendNotice(email, notice, `${baseUrl.origin}/sign-in`, languageOf(c))
    .catch((error) => logError(error, 'a mail was not sent'));
}

/** Values of the environment, each refused by its name. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartError } from '@marsad/db';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What may lie in a file, which `NAME_FILE` names: an environment is shown to whoever may look at a container. */
export const secretNames = [
  'DATABASE_URL',
  'READ_DATABASE_URL',
  'REDIS_URL',
  'ADMIN_PASSWORD',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'SUPERUSER_URL',
  'APPLICATION_URL',
] as const;

export function withSecrets(env: Environment, cwd: string): Environment {
  const read = secretNames.flatMap((name) => {
    const file = given(env, `${name}_FILE`);
    if (file === null) return [];
    if (given(env, name) !== null)
      throw new StartError(`${name} and ${name}_FILE are both set: set one of them.`);
    return [[name, secretIn(`${name}_FILE`, resolve(cwd, file))] as const];
  });
  return { ...env, ...Object.fromEntries(read) };
}

/** The end of the last line is the editor's. */
export function secretIn(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new StartError(`${name}="${path}" cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

export function given(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? '';
  return value === '' ? null : value;
}

export function readUrl(env: Environment, name: string, protocols: readonly string[]): URL | null {
  const text = given(env, name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // PostgreSQL alone may be where no host is named. The value may hold a password: it is not repeated.
  if (!url || !protocols.includes(url.protocol) || (url.host === '' && !url.protocol.startsWith('postgres')))
    throw new StartError(
      `${name} is no address of the form ${protocols.map((protocol) => `${protocol}//...`).join(' or ')}.`,
    );
  assertDecodable(name, `${url.username}:${url.password}`);
  return url;
}

/** A password with a percent sign in it, as it is: whoever connects with it would fail without naming the variable. */
export function assertDecodable(name: string, login: string): void {
  try {
    decodeURIComponent(login);
  } catch {
    throw new StartError(
      `${name} has a % in its user or password that stands for no character: write a % itself as %25.`,
    );
  }
}

export function oneOf<T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = given(env, name) ?? fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new StartError(`${name}="${text}" is not one of ${choices.join(', ')}.`);
  return choice;
}

const mostSeconds = 3_600;

export function readSeconds(
  env: Environment,
  name: string,
  { usual, least }: { usual: number; least: number },
): number {
  const text = given(env, name) ?? String(usual);
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < least || seconds > mostSeconds)
    throw new StartError(
      `${name}="${text}" is no time: give a whole number of seconds from ${least} to ${mostSeconds}.`,
    );
  return seconds;
}

export function readCount(env: Environment, name: string, usual: number, most: number, what: string): number {
  const text = given(env, name) ?? String(usual);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new StartError(`${name}="${text}" is no ${what}: give a whole number from 1 to ${most}.`);
  return value;
}

/** What a setting may not be is said by its name, in one line, before anything is started. */
import { StartError } from '@marsad/db';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const read = (env: Record<string, string>) => readConfig(env, '/');

describe('a setting', () => {
  it.each([
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM="nobody" names no sender: '],
    [{ MAIL_FROM: 'A <a@example.org>, B <b@example.org>' }, 'MAIL_FROM="A '],
    [{ OIDC_NEWCOMERS: 'owner' }, 'OIDC_NEWCOMERS="owner" is not one of none, viewer, '],
    [
      { PUBLIC_URL: 'https://example.org/marsad' },
      'PUBLIC_URL has more in it than a scheme, a host and a port',
    ],
    [{ PUBLIC_URL: 'https://amal:s3cret@example.org' }, 'PUBLIC_URL has more in it than '],
    [{ PUBLIC_URL: 'https://example.org/?a=b' }, 'PUBLIC_URL has more in it than '],
    [{ SMTP_URL: 'smtp://' }, 'SMTP_URL is no address of the form smtp://... or smtps://....'],
    [
      { SMTP_URL: 'smtp://amal:s3cret%@h' },
      'SMTP_URL has a % in its user or password that stands for no character',
    ],
    [{ DATABASE_URL: 'postgres://amal:s3cret%zz@h/m' }, 'DATABASE_URL has a % in its user or password'],
    [
      { DATABASE_URL: 'postgres://h/m', REDIS_URL: 'redis://:s3cret%zz@h' },
      'REDIS_URL has a % in its user or password',
    ],
  ])('%o is refused by its name, and no password is repeated', (env, line) => {
    const reading = () => read(env);
    expect(reading).toThrow(StartError);
    expect(reading).toThrow(line);
    expect(reading).not.toThrow(/s3cret/);
  });

  it.each([
    [{ MAIL_FROM: '"Marsad, Basra" <marsad@example.org>' }],
    [{ MAIL_FROM: 'marsad@localhost' }],
    [{ PUBLIC_URL: 'https://example.org:8443/' }],
    [{ PUBLIC_URL: 'http://[::1]:3000' }],
    [{ DATABASE_URL: 'postgres://amal:a%25b@h/m', REDIS_URL: 'redis://:a%25b@h/1' }],
    [{ DATABASE_URL: 'postgres:///m?host=/run/postgresql' }],
  ])('%o is taken', (env) => {
    expect(() => read(env)).not.toThrow();
  });
});

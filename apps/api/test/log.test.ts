/** Errors in the log: each says what it is, and none says the values of a row. */
import { connect } from '@marsad/db';
import { expect, it } from 'vitest';
import { openLog } from '../src/operations/log.js';
import { startPostgres } from './harness.js';

/** What is written under `key` of a line. */
function written(key: 'error' | 'err', error: unknown): { [field: string]: unknown } {
  const lines: string[] = [];
  openLog('info', { write: (line) => void lines.push(line) }).warn({ [key]: error }, 'it failed');
  return JSON.parse(lines[0] ?? '')[key];
}

const keys = ['error', 'err'] as const;

it.each(keys)('an error under "%s" has its type, message, code and stack', (key) => {
  const failed = Object.assign(new TypeError('no such thing'), { code: 'ENOENT', secret: 'mine' });
  expect(written(key, failed)).toEqual({
    type: 'TypeError',
    message: 'no such thing',
    code: 'ENOENT',
    stack: expect.stringContaining('log.test.ts'),
  });
  expect(written(key, 'in words')).toBe('in words');
});

it('what caused an error, and of several each, are written the same way', () => {
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', detail: 'mine' });
  expect(written('error', new Error('not sent', { cause }))).toMatchObject({
    message: 'not sent',
    cause: { type: 'Error', message: 'refused', code: 'ECONNREFUSED' },
  });
  const text = JSON.stringify(written('error', new AggregateError([cause], '')));
  expect(text).toContain('ECONNREFUSED');
  expect(text).not.toContain('mine');
});

it.each(keys)(
  'the values of a row and the parameters of a statement are not written under "%s"',
  async (key) => {
    const postgres = await startPostgres();
    const sql = connect(await postgres.prepared(), { max: 1 });
    const setting = () =>
      sql`insert into indicator (id, definition, section, position) values (${'of-value-mine'}, '{}', 'own', 1)`;
    await setting();
    const failed = await setting().catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: '23505', detail: expect.stringContaining('of-value-mine') });
    const said = written(key, failed);
    expect(said).toMatchObject({
      type: 'PostgresError',
      code: '23505',
      message: expect.stringContaining('duplicate key'),
    });
    expect(JSON.stringify(said)).not.toContain('of-value-mine');
    await sql.end({ timeout: 5 });
    await postgres.stop();
  },
);

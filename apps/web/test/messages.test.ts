/** What .ci/catalogues.test.ts, which looks at each catalogue, does not see: the catalogues together, and their use. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatMessage, localeOf } from '@marsad/indicators';
import { auditActions } from '@marsad/indicators/limits';
import { shownWords } from '@marsad/indicators/shown';
import { describe, expect, it } from 'vitest';
import { namedIn } from '../build/named-in.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';

const source = join(import.meta.dirname, '../src');
const folder = join(source, 'language/messages');

const catalogues = (language: string) =>
  readdirSync(folder).filter((file) => file.endsWith(`.${language}.ts`));
const keysOf = async (file: string) =>
  Object.keys((await import(join(folder, file)))[/\.(\w+)\.ts$/.exec(file)?.[1] ?? '']);

describe.each([
  ['en', en, shownWords.en],
  ['ar', ar, shownWords.ar],
])('the messages in %s', (language, messages, shared) => {
  it('are those of every catalogue, and no catalogue takes a key from another', async () => {
    const keys = (await Promise.all(catalogues(language).map(keysOf))).flat().concat(Object.keys(shared));
    expect(keys.sort()).toEqual(Object.keys(messages).sort());
  });
});

it('has no message that nothing says', () => {
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|en|ar)\.ts$/.test(basename(file)))
    .map((file) => readFileSync(join(source, file), 'utf8'));
  // Its shell names what it says in braces.
  const page = readFileSync(join(source, '../index.html'), 'utf8').replace(/\{\{([\w.]+)\}\}/g, "'$1'");
  // Of each action there is to note, the audit log says what it is called.
  const actions = auditActions.map((action) => `'audit.action.${action}'`);
  const isNamed = namedIn([...texts, page, ...actions].join('\n'));
  expect(Object.keys(en).filter((key) => !isNamed(key))).toEqual([]);
});

it('gives every Arabic number its form', () => {
  const figures = (count: number) => formatMessage(ar['panel.figures'], localeOf('ar'), { count });
  expect([0, 1, 2, 3, 11, 100].map(figures)).toEqual([
    'خط الأساس والتعريف',
    'رقم واحد بعد خط الأساس',
    'رقمان بعد خط الأساس',
    '3 أرقام بعد خط الأساس',
    '11 رقمًا بعد خط الأساس',
    '100 رقم بعد خط الأساس',
  ]);
});

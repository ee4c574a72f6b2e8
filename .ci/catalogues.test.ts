/** Every catalogue of messages in every language: `<feature>.en.ts`, `<feature>.ar.ts`, wherever they lie. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../packages/indicators/src/language/catalogue-faults.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const languages = ['en', 'ar'];

const files = ['packages/indicators', 'packages/db', 'workers', 'apps/api', 'apps/web']
  .flatMap((part) =>
    readdirSync(join(root, part, 'src'), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(part, 'src', file),
    ),
  )
  .filter((file) => /[\\/][\w-]+\.[a-z]{2}\.ts$/.test(file));
const features = [...new Set(files.map((file) => file.replace(/\.[a-z]{2}\.ts$/, '')))].sort();

describe.each(features)('%s', (feature) => {
  it.each(languages)('says everything in %s, with all forms of its numbers', async (language) => {
    const read = async (name: string) =>
      (await import(join(root, `${feature}.${name}.ts`)))[name] as Readonly<Record<string, string>>;
    expect(faultsOf(language, await read('en'), await read(language))).toEqual([]);
  });
});

describe('a catalogue', () => {
  const late = '{count, plural, one {# day late} other {# days late}}';
  const arabic =
    '{count, plural, zero {لا تأخر} one {متأخر يومًا} two {متأخر يومين} few {متأخر # أيام} many {متأخر # يومًا} other {متأخر # يوم}}';
  const noForm = (...forms: string[]) => forms.map((form) => `late: {count} has no form for ${form}`);
  it.each([
    ['a missing message', {}, ['late: there is no message']],
    ['a message too many', { late: arabic, soon: 'قريبًا' }, ['soon: there is no such message in English']],
    [
      'a message left in English',
      { late },
      [...noForm('few', 'many', 'two', 'zero'), 'late: it is the English one'],
    ],
    [
      'another argument',
      { late: '{days} متأخر' },
      ['late: {days} is not told in English', 'late: {count} is told and not said'],
    ],
    [
      'a form too few, however deep',
      {
        late: `{count, plural, =0 {لا تأخر} =1 {يوم} =2 {يومان} few {${arabic}} many {# يومًا} other {${arabic.replace(/two \{[^}]*\} /, '')}}}`,
      },
      noForm('two'),
    ],
    ['an apostrophe', { late: "'{'" }, ['late: an apostrophe quotes in ICU messages; write ’']],
    ['nothing wrong', { late: arabic }, []],
  ])('is found to have %s', (_, ar: Record<string, string>, faults: string[]) => {
    expect(faultsOf('ar', { late }, ar)).toEqual(faults);
  });
});

/** Every catalogue of messages in every language: `<feature>.en.ts`, `<feature>.ar.ts`, wherever they lie. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../packages/indicators/src/language/catalogue-faults.js';
import {
  formatMessage,
  messageFormat,
  type Written,
} from '../packages/indicators/src/language/format-message.js';
import { languages } from '../packages/indicators/src/language/language.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const files = ['packages/indicators', 'packages/db', 'workers', 'apps/api', 'apps/web']
  .flatMap((part) =>
    readdirSync(join(root, part, 'src'), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(part, 'src', file),
    ),
  )
  .filter((file) => /[\\/][\w-]+\.[a-z]{2}\.ts$/.test(file));
const features = [...new Set(files.map((file) => file.replace(/\.[a-z]{2}\.ts$/, '')))].sort();

type Messages = Readonly<Record<string, string>>;

describe.each(features)('%s', (feature) => {
  const read = async (name: string) => (await import(join(root, `${feature}.${name}.ts`)))[name] as Messages;

  it.each(languages)('says everything in %s, with all forms of its numbers', async (language) => {
    expect(faultsOf(language, await read('en'), await read(language))).toEqual([]);
  });

  it.each(languages)('says the same in %s as it is sent to browsers', async (language) => {
    const { catalogueModule } = (await import(join(root, 'apps/web/build/read-messages.mjs'))) as {
      catalogueModule(name: string, messages: Messages): string;
    };
    const messages = await read(language);
    const sent = sentOf(catalogueModule(language, messages));
    for (const [key, message] of Object.entries(messages))
      for (const values of samplesFor(message, language))
        expect([key, formatMessage(sent[key] ?? '', language, values)]).toEqual([
          key,
          formatMessage(message, language, values),
        ]);
  });
});

/** The messages of a module as a browser finds them. */
function sentOf(module: string): Readonly<Record<string, Written>> {
  return JSON.parse(module.replace(/^export const \w+ = |;$/g, ''));
}

type Elements = ReturnType<ReturnType<typeof messageFormat>['getAst']>;
type Values = Record<string, string | number>;

/** Values for a message that choose each of its wordings once. */
function samplesFor(message: string, language: string): Values[] {
  if (!message.includes('{')) return [{}];
  const choices = new Map<string, (string | number)[]>();
  addChoices(messageFormat(message, language).getAst(), choices);
  const most = Math.max(...[...choices.values()].map((options) => options.length));
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries([...choices].map(([name, options]) => [name, options[at % options.length] ?? 0])),
  );
}

const numbers = [0, 1, 2, 3, 11, 100];

function addChoices(elements: Elements, choices: Map<string, (string | number)[]>): void {
  for (const element of elements) {
    if (!('value' in element) || element.type === 0) continue;
    const isNumber = 'offset' in element || element.type === 2;
    const options = 'options' in element ? Object.keys(element.options) : [];
    const known = choices.get(element.value) ?? [];
    choices.set(element.value, isNumber ? numbers : [...known, ...(options.length > 0 ? options : ['x'])]);
    if ('options' in element)
      for (const { value } of Object.values(element.options)) addChoices(value, choices);
  }
}

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

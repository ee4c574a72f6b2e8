/** Habits of the house that no compiler holds: where files lie, how long they get, and what is not written. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languages } from '../packages/indicators/src/language/language.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const parts = ['packages/indicators', 'packages/db', 'workers', 'apps/api', 'apps/web'];

/** Files of packages/indicators/src that lie in no folder: what every folder speaks of, and the doors. */
const onTheGround = ['problem.ts', 'actor.ts', 'index.ts', 'pipeline.ts'];
/** The one file that tells the database library more than its types allow. */
const besideTypes = 'packages/db/src/connection/connect.ts';
const mostLines = 400;
/** What grows with what there is to say or to list, and what a script writes. */
const mayBeLong = [
  /\/messages\//,
  /\.[a-z]{2}\.ts$/,
  /^packages\/indicators\/src\/catalogue\//,
  /\.generated\.ts$/,
];
/** English is what the others are translations of: whether a text is in it may be asked. */
const translations = languages.filter((language) => language !== 'en').join('|');

const isSource = (file: string) => file.includes('/src/') && !/\.(test|test-d|case)\.tsx?$/.test(file);
const linesWith = (text: string, wrong: RegExp) =>
  text.split('\n').flatMap((line, at) => (wrong.test(line) ? [at + 1] : []));

/** What is wrong with a file, each with the line where it stands. */
function faultsOf(file: string, text: string): readonly string[] {
  const lines = text.split('\n').length - 1;
  const ground = /^packages\/indicators\/src\/([^/]+)$/.exec(file)?.[1];
  const written = (wrong: RegExp, says: string) => linesWith(text, wrong).map((line) => `${line}: ${says}`);
  return [
    ...(ground === undefined || onTheGround.includes(ground) ? [] : ['lies in no folder']),
    ...(isSource(file) && lines > mostLines && !mayBeLong.some((one) => one.test(file))
      ? [`has ${lines} lines; ${mostLines} are the most`]
      : []),
    // A view `satisfies` its shape, a test's fixture is a part of it (packages/indicators/test/part-of.ts).
    ...written(/\bas (?:readonly )?\w*Wire\b/, 'is taken for a shape instead of held to it'),
    ...(file.startsWith('packages/db/') && file !== besideTypes
      ? written(/\bas never\b/, `takes a way around types; ${besideTypes} has it`)
      : []),
    ...(isSource(file)
      ? written(
          new RegExp(`(?:[!=]==?|\\bcase) ['"](?:${translations})['"]`),
          'asks for a language by name; words are chosen by catalogues, customs by tables',
        )
      : []),
  ].map((fault) => `${file}: ${fault}`);
}

const files = parts.flatMap((part) =>
  ['src', 'test']
    .filter((place) => existsSync(join(root, part, place)))
    .flatMap((place) =>
      readdirSync(join(root, part, place), { recursive: true, encoding: 'utf8' })
        .map((file) => `${part}/${place}/${file.replaceAll('\\', '/')}`)
        .filter((file) => /\.(ts|tsx|css)$/.test(file)),
    ),
);

it('the house is as it was laid out', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

describe('a fault is found', () => {
  const long = (count: number) => 'x;\n'.repeat(count);
  it.each([
    ['a file on the ground', 'packages/indicators/src/decimal.ts', '', ['lies in no folder']],
    ['and none of the doors', 'packages/indicators/src/pipeline.ts', '', []],
    ['a long source', 'workers/src/relay.ts', long(401), ['has 401 lines; 400 are the most']],
    ['but no long test', 'workers/src/relay.test.ts', long(401), []],
    ['but no long messages', 'apps/web/src/language/messages/en.ts', long(401), []],
    ['but no long sentences', 'packages/indicators/src/say/problems.ar.ts', long(401), []],
    ['but no long catalogue', 'packages/indicators/src/catalogue/checks.ts', long(401), []],
    [
      'but nothing a script wrote',
      'packages/indicators/src/contract/client/routes.generated.ts',
      long(401),
      [],
    ],
    [
      'a view taken for its shape',
      'apps/api/src/rule/view.ts',
      'const a = 1;\nreturn { id } as RuleWire;\n',
      ['2: is taken for a shape instead of held to it'],
    ],
    [
      'a fixture taken for its shape',
      'apps/web/src/rule/draft.test.ts',
      'const rule = {} as unknown as RuleWire;\n',
      ['1: is taken for a shape instead of held to it'],
    ],
    [
      'a list taken for its shape',
      'apps/api/test/rules.test.ts',
      'const rules = body as readonly RuleWire[];\n',
      ['1: is taken for a shape instead of held to it'],
    ],
    ['but no view held to it', 'apps/api/src/rule/view.ts', 'return { id } satisfies RuleWire;\n', []],
    [
      'a way around types',
      'packages/db/src/rule/rule.ts',
      'sql.json(value as never);\n',
      [`1: takes a way around types; ${besideTypes} has it`],
    ],
    ['but not the one there is', besideTypes, 'sql.json(value as never);\n', []],
    ['and no sentence', 'packages/db/src/rule/rule.ts', '/** What was never right. */\n', []],
    ...["language === 'ar' ? 'نعم' : 'yes'", 'language !== "ar"', "case 'ar':"].map(
      (text) =>
        [
          `words chosen by \`${text}\``,
          'apps/web/src/rule/fields.tsx',
          text,
          ['1: asks for a language by name; words are chosen by catalogues, customs by tables'],
        ] as const,
    ),
    ['but none in a test', 'apps/web/test/visit.ts', "lang === 'ar'", []],
    ['and not English', 'packages/indicators/src/language/catalogue-faults.ts', "language === 'en'", []],
  ] as const)('%s', (_, file, text, found) => {
    expect(faultsOf(file, text)).toEqual(found.map((fault) => `${file}: ${fault}`));
  });
});

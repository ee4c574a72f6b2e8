/**
 * SQL that looks inside a document meets every version that is on disk. A key that it reads keeps its name and its meaning
 * in all of them, or a migration rewrites the rows: whoever adds one here has looked at the fixtures of that document.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const held: Readonly<Record<string, readonly string[]>> = {
  definition: [
    // Of indicators.
    ...['name', 'definition', 'unit'],
    // Of rules; what is absent in older ones is asked with a default.
    ...['condition', 'description', 'dimensions', 'labels', 'name', 'noData', 'receivers'],
    // Of receivers.
    ...['groupBy', 'groupWait', 'repeatInterval'],
    // Of checks of one's own.
    ...['title'],
  ],
  snapshot: ['absent', 'per', 'period', 'quantity'],
  previous: ['revisionId'],
  told: ['firing'],
  message: ['alerts', 'feed'],
  notice: ['labels'],
  entry: ['dimensions', 'indicator', 'period'],
  payload: ['import', 'indicator', 'reading', 'seriesKey', 'submission', 'traces'],
  // Of shared briefs, and of public charts.
  choice: ['indicators', 'title', 'indicator'],
};

it('reads only keys that hold for every version', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const read = files.flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/\b(\w+) ->>? '(\w+)'/g)].map(
      ([, document = '', key = '']) => ({ file, document, key }),
    ),
  );
  expect(read.length).toBeGreaterThan(20);
  const unknown = read.filter(({ document, key }) => held[document] && !held[document]?.includes(key));
  expect(unknown).toEqual([]);
});

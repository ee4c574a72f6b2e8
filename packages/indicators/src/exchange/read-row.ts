/** An exported row as an entry again. */
import type { EntryInput } from '../entry/entry.js';
import { parsePeriod } from '../period/parse.js';
import type { Per, Qualifier } from '../quantity/quantity.js';
import type { ObservationStatus, Reliability } from '../series/observation.js';
import { isSamePeriod } from './columns.js';
import { isNoCode, sdmxId } from './sdmx.js';

/** Columns by their names; an empty cell is an empty text. What a column's name does not tell is passed over. */
export type Row = Readonly<Record<string, string>>;

/** What a spreadsheet is told the encoding by; where nobody took it off, it stands before the first name. */
export const byteOrderMark = '\ufeff';

/** @param dimensions the names of the columns that are dimensions. */
export function entryOfRow(row: Row, dimensions: readonly string[]): EntryInput {
  const text = (name: string) => row[name] ?? row[byteOrderMark + name] ?? '';
  const code = (id: string) => text(id) || text(sdmxId(id));
  const orNull = (name: string) => (text(name) === '' ? null : text(name));
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)));
  // Of what somebody wrote by hand much is blank: what it leaves out follows from the rest.
  const given = (name: string) => (text(name) === '' ? undefined : text(name));
  const truth = (name: string) => {
    const said = given(name)?.toLowerCase();
    return said === undefined ? undefined : said === 'true';
  };
  return {
    indicator: text('INDICATOR'),
    dimensions: Object.fromEntries(
      dimensions.filter((id) => !isNoCode(code(id))).map((id) => [id, code(id)] as const),
    ),
    period: wordsOfPeriod(text('PERIOD'), text('TIME_PERIOD')),
    value: {
      text: text('FIGURE'),
      qualifier: given('QUALIFIER') as Qualifier | undefined,
      lower: number('OBS_LOWER'),
      upper: number('OBS_UPPER'),
      lowerInclusive: truth('LOWER_INCLUSIVE'),
      upperInclusive: truth('UPPER_INCLUSIVE'),
      point: number('OBS_VALUE'),
    },
    per: given('PER') as Per | undefined,
    source: {
      title: text('SOURCE_TITLE'),
      publisher: orNull('SOURCE_PUBLISHER'),
      author: orNull('SOURCE_AUTHOR'),
      date: orNull('SOURCE_DATE'),
      url: orNull('SOURCE_URL'),
      locator: orNull('SOURCE_LOCATOR'),
    },
    reliability: orNull('RELIABILITY') as Reliability | null,
    credibility: number('CREDIBILITY'),
    status: (orNull('OBS_STATUS') ?? 'A') as ObservationStatus,
    note: orNull('COMMENT'),
  };
}

/** The words of a period are kept where they mean the days of the range; a file edited by hand may say another. */
export function wordsOfPeriod(words: string, range: string): string {
  if (range === '') return words;
  const [said, meant] = [parsePeriod(words), parsePeriod(range)];
  const agree = said.kind === 'period' && meant.kind === 'period' && isSamePeriod(said.period, meant.period);
  return agree ? words : range;
}

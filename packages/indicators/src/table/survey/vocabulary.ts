/** Tables whose columns say themselves what they are: Marsad's own files, SDMX-CSV, HXL. */
import { exportColumns } from '../../exchange/columns.js';
import { sdmxId } from '../../exchange/sdmx.js';
import type { ResolvedMapping } from '../mapping.js';
import type { SurveyResult } from '../survey.js';
import { groupOf } from './codes.js';
import type { Draft } from './draft.js';
import { groupsOfTag } from './hxl.js';
import type { Table } from './table.js';

type Vocabulary = SurveyResult['vocabulary'];

const marks = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'DATAFLOW'] as const;

/** SDMX-CSV 2.0 begins with STRUCTURE, 1.0 with DATAFLOW. https://github.com/sdmx-twg/sdmx-csv */
function isSdmx(said: readonly string[]): boolean {
  const has = (name: string) => said.includes(name);
  return (
    (has('STRUCTURE') && (has('STRUCTURE_ID') || has('ACTION'))) || (has('DATAFLOW') && has('OBS_VALUE'))
  );
}

export function vocabularyOf(table: Table, exported: ResolvedMapping['exported']): Vocabulary {
  if (table.header.tags !== null) return 'hxl';
  if (isSdmx(table.names.said)) return 'sdmx';
  return exported === null ? null : 'marsad';
}

/** What tells SDMX's rows apart from each other as messages, and is no part of a figure. */
export function takeMarks(draft: Draft, vocabulary: Vocabulary): number | null {
  if (vocabulary !== 'sdmx') return null;
  const { said } = draft.table.names;
  for (const mark of marks) {
    const at = said.indexOf(mark);
    if (at >= 0) draft.use(at, mark.toLowerCase(), 'vocabulary');
  }
  noteMultiplier(draft);
  const action = said.indexOf('ACTION');
  if (action < 0) return null;
  let count = 0;
  for (const found of draft.table.columns[action]?.texts() ?? [])
    if (/^d(?:elete)?$/i.test(found.text.trim())) count += found.count;
  if (count > 0) draft.note({ code: 'rows-to-delete', params: { count } });
  return action;
}

/** "3" under UNIT_MULT: the figures are in thousands. They are taken as they stand, and that is said. */
function noteMultiplier(draft: Draft): void {
  const at = draft.table.names.said.indexOf('UNIT_MULT');
  for (const { text } of draft.table.columns[at]?.texts() ?? [])
    if (Number(text) !== 0 && Number.isInteger(Number(text))) {
      draft.note({ code: 'figures-multiplied', params: { column: 'UNIT_MULT', value: text.trim() } });
      return;
    }
}

/** Without one of each there is no row to read by the names of Marsad's own columns. */
const needed = [['INDICATOR'], ['TIME_PERIOD', 'PERIOD'], ['FIGURE', 'OBS_VALUE'], ['SOURCE_TITLE']];

/** Where each of Marsad's own columns stands; null for other tables, and where somebody says otherwise of its columns. */
export function exportedOf({ names, given, indicators }: Table): ResolvedMapping['exported'] {
  const { said } = names;
  if (!needed.every((either) => either.some((name) => said.includes(name)))) return null;
  const { sheet: _, headerRow: __, skipRows: ___, read: ____, codes: _____, ...fields } = given;
  if (Object.values(fields).some((field) => field !== undefined)) return null;
  const ids = [...new Set(indicators.flatMap((each) => each.dimensions.map(({ id }) => id)))];
  const present = ids.filter((id) => said.includes(id) || said.includes(sdmxId(id)));
  const own = new Set([...exportColumns(ids, '').map(({ name }) => name), ...ids.map(sdmxId)]);
  const columns: Record<string, number> = {};
  for (const [at, name] of said.entries())
    if (own.has(name) && !Object.hasOwn(columns, name)) columns[name] = at;
  return { columns, dimensions: present };
}

/** What each of Marsad's own columns is, as the path in a mapping that it would be. */
const ownPaths: Readonly<Record<string, string>> = {
  INDICATOR: 'indicator',
  TIME_PERIOD: 'period',
  PERIOD: 'period',
  FIGURE: 'value',
  OBS_VALUE: 'value/point',
  OBS_LOWER: 'value/lower',
  OBS_UPPER: 'value/upper',
  PER: 'per',
  OBS_STATUS: 'status',
  SOURCE_TITLE: 'source/title',
  SOURCE_PUBLISHER: 'source/publisher',
  SOURCE_AUTHOR: 'source/author',
  SOURCE_DATE: 'source/date',
  SOURCE_URL: 'source/url',
  SOURCE_LOCATOR: 'source/locator',
  RELIABILITY: 'reliability',
  CREDIBILITY: 'credibility',
  COMMENT: 'note',
};

export function useExported(draft: Draft, exported: NonNullable<ResolvedMapping['exported']>): void {
  for (const [name, at] of Object.entries(exported.columns)) {
    const dimension = exported.dimensions.find((id) => id === name || sdmxId(id) === name);
    const path = dimension === undefined ? ownPaths[name] : `dimensions/${dimension}`;
    if (path !== undefined) draft.use(at, path, 'vocabulary');
  }
}

/** A label that says women over a tag that says men: the tag counts, and that is said. */
export function noteContradictions(draft: Draft): void {
  const { header, names } = draft.table;
  for (const [at, tag] of (header.tags ?? []).entries()) {
    if (tag === null) continue;
    const label = names.lines(at).at(-1) ?? '';
    const said = groupOf(label);
    const tagged = groupsOfTag(tag).map(groupOf);
    if (said !== null && tagged.length > 0 && !tagged.includes(said))
      draft.note({ code: 'label-contradicts-tag', params: { column: label, tag } });
  }
}

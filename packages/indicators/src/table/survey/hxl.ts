/** HXL: a row of hashtags under the header says what the columns are. https://hxlstandard.org/standard/1-1final/ */
import { type Cell, textOf } from '../cell.js';
import type { Role } from './words.js';

const tag = /^#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z][a-z0-9_]*)*$/i;

/** The tags of a row of tags, each in one spelling; null where the row is none. */
export function tagsOf(cells: readonly Cell[]): (string | null)[] | null {
  const texts = cells.map((cell) => textOf(cell).trim());
  const filled = texts.filter((text) => text !== '').length;
  const tags = texts.map((text) => (tag.test(text) ? normalTag(text) : null));
  const found = tags.filter((text) => text !== null).length;
  return found > 0 && found * 2 >= filled ? tags : null;
}

/** Small letters, no blanks, the attributes in one order. */
export function normalTag(text: string): string {
  const [base = '', ...attributes] = text.toLowerCase().replace(/\s+/g, '').split('+');
  return [base, ...attributes.sort()].join('+');
}

export interface Tag {
  readonly base: string;
  readonly attributes: ReadonlySet<string>;
}

export function partsOf(text: string): Tag {
  const [base = '', ...attributes] = text.split('+');
  return { base, attributes: new Set(attributes) };
}

const figures = new Set([
  ...['#value', '#affected', '#targeted', '#population', '#reached', '#inneed', '#beneficiary', '#capacity'],
  ...['#impact', '#deaths', '#indicator+value', '#output', '#service', '#item'],
]);

/** What a tag makes of its column; null where it says nothing that a figure has. */
export function roleOfTag(text: string): Role | null {
  const { base, attributes } = partsOf(text);
  const has = (...names: string[]) => names.some((name) => attributes.has(name));
  switch (base) {
    case '#date':
      if (has('start')) return 'from';
      if (has('end')) return 'to';
      if (has('year')) return 'year';
      return has('published') ? 'source/date' : 'period';
    case '#indicator':
      if (has('value', 'num')) return 'value';
      return 'indicator';
    case '#meta':
      return metaRole(has);
    case '#source':
      return 'source/title';
    case '#org':
      return has('source') ? 'source/publisher' : null;
    case '#description':
      return has('note', 'notes', 'comment') ? 'note' : null;
    case '#status':
      return 'status';
    default:
      return figures.has(base) ? endOf(has) : null;
  }
}

type Has = (...names: string[]) => boolean;

function metaRole(has: Has): Role | null {
  if (has('url')) return 'source/url';
  if (has('publisher')) return 'source/publisher';
  if (has('source')) return 'source/title';
  return has('note', 'comment') ? 'note' : null;
}

function endOf(has: Has): Role {
  if (has('min')) return 'lower';
  return has('max') ? 'upper' : 'value';
}

/** What attributes say of the people who are counted, in words that codes of dimensions are known by. */
const groups: Readonly<Record<string, string>> = {
  f: 'female',
  m: 'male',
  female: 'female',
  male: 'male',
  women: 'women',
  men: 'men',
  girls: 'girls',
  boys: 'boys',
  children: 'children',
  adults: 'adults',
  elderly: 'elderly',
};

/** Of a column of figures: the words for what its attributes divide by. */
export function groupsOfTag(text: string): string[] {
  return [...partsOf(text).attributes].flatMap((attribute) => groups[attribute] ?? []);
}

/** Which rows and columns a grid has, and what its cells are called: a text stays where it is when others are shown. */

/** Codes by their dimensions, as in a series; none is the total. */
export interface FigureColumn {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What is said of the source of a row, each in a column of its own. */
export const sourceParts = ['title', 'publisher', 'date', 'url'] as const;
export type SourcePart = (typeof sourceParts)[number];

export type GridColumn =
  | ({ readonly kind: 'figure'; readonly key: string } & FigureColumn)
  | { readonly kind: 'source'; readonly key: string; readonly part: SourcePart };

export interface Layout {
  /** A period a row, as the reader of periods takes it. */
  readonly periods: readonly string[];
  readonly columns: readonly GridColumn[];
}

/** Texts by what their cells are called; a cell without a text is not in it. */
export type Cells = Readonly<Record<string, string>>;

/** `al-hol-pledges;sex=women`: ids and codes are made of letters, digits and hyphens. */
export function columnKey({ indicator, dimensions }: FigureColumn): string {
  const codes = Object.keys(dimensions)
    .sort()
    .map((id) => `;${id}=${dimensions[id]}`);
  return `${indicator}${codes.join('')}`;
}

/** Null where it names nothing. */
export function columnOf(key: string): FigureColumn | null {
  const [indicator = '', ...codes] = key.split(';');
  if (indicator === '') return null;
  const pairs = codes.map((pair) => pair.split('='));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) return null;
  return { indicator, dimensions: Object.fromEntries(pairs) };
}

export const figureColumn = (column: FigureColumn): GridColumn => ({
  kind: 'figure',
  key: columnKey(column),
  ...column,
});
export const sourceColumns: readonly GridColumn[] = sourceParts.map((part) => ({
  kind: 'source',
  key: `source:${part}`,
  part,
}));

export const cellKey = (column: string, period: string): string => `${column}|${period}`;

export function placeOf(key: string): { readonly column: string; readonly period: string } {
  const at = key.indexOf('|');
  return { column: key.slice(0, at), period: key.slice(at + 1) };
}

/** What somebody typed into the grid and has not sent, as this device keeps it for them. */
import { document, type Fields, fieldsOf, texts, withParts } from '@marsad/indicators/stored';
import { keepLocalDocument, localDocument } from '../session/local-document.js';
import { type Cells, placeOf, type SourcePart } from './layout.js';
import type { GridSource } from './reading.js';

/** Taken out of the grid, and not lost: it was sent as a table, or thrown away. */
export interface SetAside {
  readonly cells: Cells;
  readonly source: GridSource;
  readonly isByRow: boolean;
  /** The table it was sent as; null where it was thrown away. */
  readonly table: string | null;
}

export interface GridDraft {
  readonly cells: Cells;
  /** Of all rows that do not name one of their own. */
  readonly source: GridSource;
  /** Whether rows can name a source of their own. */
  readonly isByRow: boolean;
  readonly setAside: SetAside | null;
}

export const noSource: GridSource = { title: '', publisher: '', date: '', url: '' };
export const emptyGridDraft: GridDraft = { cells: {}, source: noSource, isByRow: false, setAside: null };

const parts = { cells: 'fields', source: 'fields', isByRow: 'truth' } as const;
const draftParts = withParts<GridDraft>({ ...parts, setAside: 'fields?' });
const asideParts = withParts<SetAside>({ ...parts, table: 'text?' });

function sourceOf(given: unknown): GridSource {
  const { title = '', publisher = '', date = '', url = '' } = texts(given);
  return { title, publisher, date, url };
}

function asideOf(given: Fields): SetAside {
  const { cells, source, isByRow, table } = asideParts(given);
  return { cells: texts(cells), source: sourceOf(source), isByRow, table };
}

export const gridDraftDocument = document<GridDraft>('grid', [], (given) => {
  const { cells, source, isByRow, setAside } = draftParts(given);
  return {
    cells: texts(cells),
    source: sourceOf(source),
    isByRow,
    setAside: setAside === null ? null : asideOf(fieldsOf(setAside)),
  };
});

/** @param person whose; null where nobody is signed in, who has none. */
export const storedGrid = (person: string | null): GridDraft =>
  localDocument(person, 'grid', gridDraftDocument) ?? emptyGridDraft;

export const keepGrid = (person: string | null, draft: GridDraft): void =>
  keepLocalDocument(person, 'grid', gridDraftDocument, draft);

/** How many figures are typed and not sent, whether they can be read or not. */
export const figuresIn = (cells: Cells): number =>
  Object.keys(cells).filter((key) => !placeOf(key).column.startsWith('source:')).length;

/** The source that holds for a row: its own where it names one in any part, else the one of all. */
export function sourceOfRow(
  { source, isByRow }: Pick<GridDraft, 'source' | 'isByRow'>,
  textOf: (part: SourcePart) => string,
): { readonly source: GridSource; readonly isOwn: boolean } {
  const own = {
    title: textOf('title'),
    publisher: textOf('publisher'),
    date: textOf('date'),
    url: textOf('url'),
  };
  const isOwn = isByRow && Object.values(own).some((text) => text.trim() !== '');
  return { source: isOwn ? own : source, isOwn };
}

/** What stays once the sent has gone: what is new since, and what was typed over it. */
export function leftOver(now: Cells, sent: Cells): Cells {
  return Object.fromEntries(Object.entries(now).filter(([key, text]) => sent[key] !== text));
}

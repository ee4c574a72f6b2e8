/** From what the record holds of an import to what HTTP shows. */
import type { ImportRow, SavedMapping, StoredImport } from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { ImportRowWire, ImportWire, SavedMappingWire } from '@marsad/indicators/contract';
import { questionText } from '@marsad/indicators/table';
import { view } from '../http/exact.js';
import { said } from '../http/said.js';

export function importView(stored: StoredImport, language: Language): ImportWire {
  const { by, columns, questions, notes, problem, ...facts } = stored;
  return view(ImportWire, {
    ...facts,
    by: { kind: by.kind, name: 'name' in by ? by.name : by.part },
    columns,
    questions: questions.map((question) => ({ ...question, detail: questionText(question, language) })),
    notes: notes.map((note) => said(note, language)),
    problem: problem && said(problem, language),
    feed: by.kind === 'feed' ? { id: by.id, name: by.name } : null,
  });
}

export function importRowView({ n: _, faults, entry, ...row }: ImportRow, language: Language): ImportRowWire {
  return view(ImportRowWire, {
    ...row,
    entry: entry && { ...entry, warnings: entry.warnings.map((warning) => said(warning, language)) },
    errors: faults.map(({ column, value, problem }) => ({ column, value, ...said(problem, language) })),
  });
}

export const mappingView = (saved: SavedMapping): SavedMappingWire => view(SavedMappingWire, { ...saved });

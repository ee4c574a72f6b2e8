/// <reference lib="dom" />
/** Tables on their way into the record, and the mappings kept for the next of them. */
import { mostPastedBytes } from '../import-limits.js';
import type {
  ImportEntryKind,
  ImportWire,
  MappingWire,
  PackageImportOptions,
  PastedTableBody,
  SavedMappingBody,
} from '../index.js';
import type { Call, CallOptions } from './transport.js';

const uploadPatienceMs = 600_000;
const mostWaitSeconds = 30;

/** What somebody asks to be done with an import. */
export type ImportDeed = 'dry-run' | 'commit' | 'undo' | 'cancel';

export interface TableGiven {
  readonly file: File;
  /** What it is called; else by the name of its file. */
  readonly name?: string | undefined;
  readonly mapping?: MappingWire | undefined;
}

export interface UploadOptions extends CallOptions {
  /** The same key says that it is the same upload: it is taken once. */
  readonly key?: string | undefined;
}

/** The form that a package of everything goes in. */
function packageForm(file: File, options: PackageImportOptions): FormData {
  const form = new FormData();
  form.append('options', JSON.stringify(options));
  form.append('file', file);
  return form;
}

/** The form that a file goes in. */
export function tableForm({ file, name, mapping }: TableGiven): FormData {
  const form = new FormData();
  // Before the file: who reads it knows by then.
  if (name !== undefined) form.append('name', name);
  if (mapping !== undefined) form.append('mapping', JSON.stringify(mapping));
  form.append('file', file);
  return form;
}

/** Whether something was answered once it was done, or else that it goes on. */
export const isWholeImport = (answer: object): answer is ImportWire => 'columns' in answer;

export const importCalls = (call: Call) => {
  const uploadImport = (given: TableGiven, { key, ...options }: UploadOptions = {}) =>
    call('POST /imports', {
      body: tableForm(given),
      headers: { 'idempotency-key': key ?? null },
      timeoutMs: uploadPatienceMs,
      ...options,
    });
  return {
    /** Looks into a package of everything, or brings it in. */
    importPackage: (file: File, options: PackageImportOptions) =>
      call('POST /package-imports', { body: packageForm(file, options), timeoutMs: uploadPatienceMs }),
    imports: (cursor: string | null, signal?: AbortSignal) =>
      call('GET /imports', { query: { cursor }, signal }),
    import: (id: string, signal?: AbortSignal) => call('GET /imports/{id}', { path: { id }, signal }),
    importRows: (
      id: string,
      { kind = null, cursor = null }: { kind?: ImportEntryKind | null; cursor?: string | null },
      signal?: AbortSignal,
    ) => call('GET /imports/{id}/rows', { path: { id }, query: { kind, cursor }, signal }),
    uploadImport,
    /** Text as it was copied; what is longer than a body in JSON may be goes as a file. */
    pasteImport: (body: PastedTableBody, options: UploadOptions = {}) => {
      const { text, name, mapping } = body;
      const file = new Blob([text], { type: 'text/plain' });
      if (file.size > mostPastedBytes / 4)
        return uploadImport({ file: new File([file], 'pasted.txt'), name, mapping }, options);
      const { key, ...others } = options;
      return call('POST /imports', { body, headers: { 'idempotency-key': key ?? null }, ...others });
    },
    putMapping: (id: string, mapping: MappingWire, wait: number | null = null) =>
      call('PUT /imports/{id}/mapping', { path: { id }, body: mapping, headers: waiting(wait) }),
    /** @param wait so many seconds for it to be done; the answer is the import then, else that it was taken on. */
    importStep: (id: string, step: ImportDeed, wait: number | null = null) => {
      const asked = { path: { id }, headers: waiting(wait), timeoutMs: ((wait ?? 0) + 20) * 1_000 };
      switch (step) {
        case 'dry-run':
          return call('POST /imports/{id}/dry-run', asked);
        case 'commit':
          return call('POST /imports/{id}/commit', asked);
        case 'undo':
          return call('POST /imports/{id}/undo', asked);
        case 'cancel':
          return call('POST /imports/{id}/cancel', asked);
      }
    },
    savedMappings: (signal?: AbortSignal) => call('GET /mappings', { signal }),
    saveMapping: (body: SavedMappingBody) => call('POST /mappings', { body }),
    deleteMapping: (id: string) => call('DELETE /mappings/{id}', { path: { id } }),
  };
};

const waiting = (seconds: number | null) => ({
  prefer: seconds === null ? null : `wait=${Math.min(seconds, mostWaitSeconds)}`,
});

/** Where the rejected rows of an import are, to be saved as a file. */
export const rejectedAddress = (id: string) => `/api/v1/imports/${encodeURIComponent(id)}/rejected.csv`;

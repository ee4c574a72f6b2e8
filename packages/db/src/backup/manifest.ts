/** What a back-up says of itself: read before anything else of it, and held against all that is in it. */
import { createHash } from 'node:crypto';

/** Grows when an older program could not read an archive any more. */
export const formatVersion = 1;
export const manifestName = 'manifest.json';

export interface TableContents {
  readonly rows: number;
  /** SHA-256, in hex, of the table's rows as COPY writes them, in the order of its key. */
  readonly sha256: string;
}

export interface ManifestTable extends TableContents {
  /** With its schema, such as public.revision; the member of the archive is called after it. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Of the member, unpacked. */
  readonly bytes: number;
}

export interface Manifest {
  readonly format: 'marsad-backup';
  readonly formatVersion: number;
  /** The Marsad that wrote it. */
  readonly marsad: string;
  readonly postgres: string;
  /** The version of the database's schema, and the migrations that made it. */
  readonly schema: number;
  readonly migrations: readonly { readonly version: number; readonly name: string }[];
  /** The moment it is of: the transactions that it sees, and when that was. */
  readonly snapshot: string;
  readonly at: string;
  /** Where the audit log ended then. Null of a schema without a chain. */
  readonly audit: { readonly rows: number; readonly head: string } | null;
  readonly tables: readonly ManifestTable[];
  /** How far each sequence had counted; null where it had not, or whoever wrote the back-up may not know. */
  readonly sequences: readonly { readonly name: string; readonly last: string | null }[];
  /** Tables whose rows are not in it, each with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Of everything above. */
  readonly digest: string;
}

export const memberOf = (table: string): string => `tables/${table}.copy`;

export function withDigest(manifest: Omit<Manifest, 'digest'>): Manifest {
  return { ...manifest, digest: digestOf(manifest) };
}

function digestOf(manifest: object): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}

/** Whether it says what it said when it was written. */
export function isAsWritten({ digest, ...manifest }: Manifest): boolean {
  return digest === digestOf(manifest);
}

export const rowsOf = ({ tables }: Pick<Manifest, 'tables'>): number =>
  tables.reduce((sum, { rows }) => sum + rows, 0);

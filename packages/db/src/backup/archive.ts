/**
 * The file: a zip, each table a member, the manifest the last, and in the zip's comment the SHA-256 of every byte before it.
 * Any unzip opens it; what is cut or changed anywhere is known before a member is read.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { type Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, fromFdPromise, type ZipFile as OpenedZip } from 'yauzl';
import { ZipFile } from 'yazl';
import { StartError } from '../connection/start-error.js';
import { formatVersion, isAsWritten, type Manifest, manifestName, memberOf } from './manifest.js';
import { weigh } from './tables.js';

const commentStart = 'sha256:';
const commentBytes = commentStart.length + 64;
/** Rows of figures pack well at once; more effort would be felt by whoever enters figures meanwhile. */
const compressionLevel = 3;

export interface ArchiveWriter {
  /** Resolves once all of it was taken in. */
  add(name: string, contents: Readable): Promise<void>;
  /** @returns how many bytes were written in all. */
  finish(name: string, contents: Buffer): Promise<number>;
}

/** @param out is not closed by it. */
export function writeArchive(out: Writable, at: Date): ArchiveWriter {
  const zip = new ZipFile();
  const options = { mtime: at, mode: 0o100600, compressionLevel };
  const { through, bytes } = sealed();
  let fail = (_: Error) => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  zip.on('error', fail);
  const written = pipeline(zip.outputStream as Readable, through, out);
  written.catch(fail);
  return {
    add: async (name, contents) => {
      const taken = new Promise<void>((resolve, reject) => {
        contents.once('end', resolve);
        contents.once('error', reject);
      });
      taken.catch(fail);
      zip.addReadStream(contents, name, options);
      await Promise.race([taken, failed]);
    },
    finish: async (name, contents) => {
      zip.addBuffer(contents, name, options);
      zip.end();
      await Promise.race([written, failed]);
      return bytes();
    },
  };
}

/** The last two bytes of a zip without a comment say how long the comment is. */
function sealed(): { readonly through: Transform; bytes(): number } {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  let bytes = 0;
  const pass = (to: Transform, chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
    to.push(chunk);
  };
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      held = Buffer.from(all.subarray(Math.max(0, all.length - 2)));
      if (all.length > 2) pass(this, all.subarray(0, all.length - 2));
      done();
    },
    flush(done) {
      if (held.length !== 2 || held.readUInt16LE() !== 0) {
        done(new Error('the zip did not end as a zip without a comment does'));
        return;
      }
      held.writeUInt16LE(commentBytes);
      pass(this, held);
      bytes += commentBytes;
      this.push(commentStart + hash.digest('hex'));
      done();
    },
  });
  return { through, bytes: () => bytes };
}

/** A reason why an archive is not what was written; names the file. */
class Damaged extends StartError {}

export interface OpenedArchive {
  readonly manifest: Manifest;
  /**
   * The rows of a table, as COPY takes them.
   * @returns what checks, once all was read, that they are those the manifest names, and throws StartError otherwise.
   */
  rowsOf(table: string): Promise<{ readonly rows: Readable; check(): void }>;
  close(): Promise<void>;
}

/**
 * Opens a back-up, and reads all of it once: what comes back from here is whole.
 * @throws StartError that names what is wrong with it.
 */
export async function openArchive(path: string): Promise<OpenedArchive> {
  const file = await opened(path);
  try {
    await checkBytes(file, path);
    const { zip, members } = await membersOf(file, path);
    const manifest = await readManifest(zip, members, path);
    const archive = { manifest, ...reader(zip, members, manifest, path), close: () => file.close() };
    for (const { name } of manifest.tables) {
      const { rows, check } = await archive.rowsOf(name);
      for await (const _ of rows);
      check();
    }
    return archive;
  } catch (error) {
    await file.close();
    if (error instanceof StartError) throw error;
    throw new Damaged(`${path} is damaged: ${(error as Error).message}`);
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    if ((await stat(path)).isDirectory())
      throw new StartError(`${path} is a folder: name the back-up in it.`);
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`,
    );
  }
}

async function checkBytes(file: FileHandle, path: string): Promise<void> {
  const { size } = await file.stat();
  const comment = Buffer.alloc(commentBytes);
  if (size > commentBytes) await file.read(comment, 0, commentBytes, size - commentBytes);
  if (!comment.toString('latin1').startsWith(commentStart))
    throw new Damaged(`${path} is no back-up of Marsad, or its end is missing.`);
  const hash = createHash('sha256');
  const contents = file.createReadStream({
    start: 0,
    end: size - commentBytes - 1,
    autoClose: false,
    highWaterMark: 1 << 20,
  });
  for await (const chunk of contents) hash.update(chunk as Buffer);
  if (comment.toString('latin1') !== commentStart + hash.digest('hex'))
    throw new Damaged(
      `${path} is damaged: its bytes are not those that were written (their SHA-256 is another).`,
    );
}

async function membersOf(file: FileHandle, path: string) {
  // Each member is held to a digest: what the zip says of itself besides need not be.
  const zip = await fromFdPromise(file.fd, { lazyEntries: true, autoClose: false });
  const members = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (members.has(entry.fileName))
      throw new Damaged(`${path} is damaged: ${entry.fileName} is twice in it.`);
    members.set(entry.fileName, entry);
  }
  return { zip, members };
}

const mostManifestBytes = 10_000_000;

async function readManifest(
  zip: OpenedZip,
  members: ReadonlyMap<string, Entry>,
  path: string,
): Promise<Manifest> {
  const entry = members.get(manifestName);
  if (entry === undefined || entry.uncompressedSize > mostManifestBytes)
    throw new Damaged(`${path} is no back-up of Marsad: it has no ${manifestName}.`);
  const manifest = parsed((await whole(await zip.openReadStreamPromise(entry))).toString('utf8'));
  if (manifest?.format !== 'marsad-backup')
    throw new Damaged(`${path} is no back-up of Marsad: its ${manifestName} is not of one.`);
  if (manifest.formatVersion !== formatVersion)
    throw new StartError(
      `${path} was written by a newer Marsad (${manifest.marsad}, format ${manifest.formatVersion}): update Marsad.`,
    );
  if (!isAsWritten(manifest))
    throw new Damaged(`${path} is damaged: its ${manifestName} does not say what was written.`);
  const wanted = new Set([manifestName, ...manifest.tables.map(({ name }) => memberOf(name))]);
  for (const name of wanted)
    if (!members.has(name)) throw new Damaged(`${path} is damaged: ${name} is missing in it.`);
  for (const name of members.keys())
    if (!wanted.has(name))
      throw new Damaged(`${path} is damaged: ${name} is in it, of which its ${manifestName} does not know.`);
  return manifest;
}

function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return null;
  }
}

function reader(
  zip: OpenedZip,
  members: ReadonlyMap<string, Entry>,
  manifest: Manifest,
  path: string,
): Pick<OpenedArchive, 'rowsOf'> {
  return {
    rowsOf: async (name) => {
      const table = manifest.tables.find((one) => one.name === name);
      const entry = members.get(memberOf(name));
      if (table === undefined || entry === undefined) throw new Error(`${name} is not in ${path}`);
      const { through, contents } = weigh();
      const unpacked = await zip.openReadStreamPromise(entry);
      unpacked.once('error', (error) => through.destroy(error));
      return {
        rows: unpacked.pipe(through),
        check: () => {
          const { rows, bytes, sha256 } = contents();
          if (rows !== table.rows || bytes !== table.bytes || sha256 !== table.sha256)
            throw new Damaged(`${path} is damaged: ${memberOf(name)} is not what was written.`);
        },
      };
    },
  };
}

async function whole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

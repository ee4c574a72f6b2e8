/**
 * What is stored as JSON is a document of a kind, with a version in it, `v`. It is read through the steps from its version
 * to today's, each of which knows only the two it stands between. A document without `v` is of the first version: that is
 * all there was before versions were written, so that the first step takes every shape of that time.
 *
 * Steps are only ever added, at the end: one that was released stays as it is, because there are documents on disks that
 * it has to bring on. Each version ever written has a fixture in the stored.test.ts beside its kind.
 */

/** The parts of a JSON object, of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a document of one version is in the next. */
export type Step = (before: Fields) => Fields;

export interface Stored<T> {
  readonly kind: string;
  /** Of what is written now. */
  readonly version: number;
  /** @throws Unreadable naming the kind and why; where the document lies is known to whoever read it. */
  read(document: unknown): T;
  /** What goes to the disk. */
  write(value: T): unknown;
}

/** A document that cannot be read: damaged, or written by a newer Marsad. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(
    readonly kind: string,
    readonly reason: string,
    /** Where it lies, as in `alert_rule aid-trucks`; null as long as that is not known. */
    readonly place: string | null = null,
  ) {
    super(`${place === null ? '' : `${place}: `}the ${kind} cannot be read: ${reason}`);
  }

  at(place: string): Unreadable {
    return new Unreadable(this.kind, this.reason, place);
  }
}

/**
 * A document of a kind.
 * @param parse whether it is of today's shape: as little as makes it safe to use, for hot reads.
 * @param format how a value is written that has documents with versions of their own in it.
 */
export function document<T extends object>(
  kind: string,
  steps: readonly Step[],
  parse: (given: Fields) => T,
  format: (value: T) => object = (value) => value,
): Stored<T> {
  const version = steps.length + 1;
  return {
    kind,
    version,
    write: (value) => ({ v: version, ...format(value) }),
    read: (given) =>
      reading(kind, () => {
        const { v = 1, ...fields } = fieldsOf(given);
        if (typeof v !== 'number' || !Number.isInteger(v) || v < 1)
          throw new Misfit(`its version is ${JSON.stringify(v)}`);
        if (v > version)
          throw new Misfit(`it is of version ${v}, and this Marsad knows ${version}: a newer one wrote it`);
        return parse(
          v === version ? fields : steps.slice(v - 1).reduce((before, step) => step(before), fields),
        );
      }),
  };
}

/**
 * What has had one shape ever and carries no version: maps of texts, lists, an actor. It is of version 1; one that has to
 * change becomes a document.
 */
export function value<T>(kind: string, parse: (given: unknown) => T): Stored<T> {
  return { kind, version: 1, write: (given) => given, read: (given) => reading(kind, () => parse(given)) };
}

/** Why something is not of its shape. */
export class Misfit extends Error {}

function reading<T>(kind: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    // A step that meets what it did not expect is as good as a document that is none.
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(kind, error instanceof Error ? error.message : String(error));
  }
}

export function fieldsOf(given: unknown, of = 'it'): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Misfit(`${of} is no object`);
  return given as Fields;
}

export function listOf(given: unknown, of = 'it'): readonly unknown[] {
  if (!Array.isArray(given)) throw new Misfit(`${of} is no list`);
  return given;
}

/** A part of the app that could not be fetched: no connection, or the installation has a newer Marsad than this page. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super('A part of the app could not be fetched', { cause });
    this.name = 'PartMissing';
  }
}

/** Tells what could not be fetched from what failed while it ran. */
export function orMissing<T>(fetched: Promise<T>): Promise<T> {
  return fetched.catch((error: unknown) => {
    throw new PartMissing(error);
  });
}

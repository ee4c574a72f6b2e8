/** The door for files: who may send how much at once, and to where. */
import type { FileHandle } from 'node:fs/promises';
import type { HttpBindings } from '@hono/node-server';
import { problem } from '@marsad/indicators';
import type { Context } from 'hono';
import { letCome, refusePacked, tooLarge } from '../http/body.js';
import { fault, faults, type HttpProblem, languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { pointerOf, unknownKey } from '../http/schema-faults.js';
import { seatsOf } from '../http/seats.js';
import { envelopeBytes, type Form, type FormFile, readForm } from './multipart.js';
import { openTemporary } from './temporary.js';

export interface Upload extends FormFile {
  /** Readable until whoever uses it is done. */
  readonly content: FileHandle;
}

export type Receive = <T>(
  c: Context,
  wanted: {
    /** Who sends it: of each only so many are received at once. */
    readonly by: string;
    readonly largestFileBytes: number;
  },
  use: (upload: Upload) => Promise<T>,
) => Promise<T>;

const patience = { silenceMs: 20_000, wholeMs: 240_000 };

/**
 * A way to receive the one file of a form, called `file`. It lies on disk while `use` has it, and nowhere afterwards.
 * To be called once it is known who asks: it alone reads the body.
 * The function it returns throws an HttpProblem for whatever is no such form.
 */
export function openReceive(): Receive {
  const seats = seatsOf({ each: 2, inAll: 4, assured: 0 });
  return async (c, { by, largestFileBytes }, use) => {
    const contentType = c.req.header('content-type') ?? '';
    if (!/^multipart\/form-data\s*(;|$)/i.test(contentType))
      throw refuse(415, 'unsupported-media-type', { expected: 'multipart/form-data' });
    if (Number(c.req.header('content-length') ?? 0) > largestFileBytes + envelopeBytes)
      throw tooLarge(largestFileBytes);
    refusePacked(c, 'multipart/form-data');
    const seat = seats.take(by);
    if (seat.kind !== 'seat')
      throw seat.kind === 'enough'
        ? refuse(429, 'uploads-enough', { most: seat.most, seconds: 5 })
        : refuse(503, 'too-busy');
    try {
      const content = await openTemporary();
      try {
        const { incoming } = c.env as HttpBindings;
        letCome(c);
        const form = await readForm(incoming, contentType, content, { largestFileBytes, ...patience });
        return await use({ ...fileOf(c, form, largestFileBytes), content });
      } finally {
        await content.close();
      }
    } finally {
      seat.leave();
    }
  };
}

function fileOf(c: Context, form: Form, largestFileBytes: number): FormFile {
  switch (form.kind) {
    case 'too-large':
      throw tooLarge(largestFileBytes);
    case 'stalled':
      throw refuse(408, 'upload-stalled');
    case 'broken':
      throw refuse(400, 'body-invalid', { reason: reasonIn(languageOf(c), 'notAForm') });
    case 'whole':
      if (form.others.length > 0) throw otherParts(c, form.others);
      if (form.file === null || form.file.size === 0) throw fault(c, '/file', problem('file-missing'));
      return form.file;
  }
}

function otherParts(c: Context, names: readonly string[]): HttpProblem {
  return faults(
    c,
    names.map((name) => ({
      pointer: pointerOf([name]),
      problem: name === 'file' ? problem('key-repeated', { key: name }) : unknownKey(name, ['file']),
    })),
  );
}

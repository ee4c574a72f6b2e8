/** The door for files: who may send how much at once, and to where. */
import type { FileHandle } from 'node:fs/promises';
import type { HttpBindings } from '@hono/node-server';
import { problem } from '@marsad/indicators';
import type { Context } from 'hono';
import { letCome, refusePacked, tooLarge } from '../http/body.js';
import { fault, faults, type HttpProblem, languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { pointerOf, unknownKey } from '../http/schema-faults.js';
import { type Form, type FormBounds, type FormFile, largestFormBytes, readForm } from './multipart.js';
import { openTemporary } from './temporary.js';

export interface Upload<Text extends string = never> extends FormFile {
  /** The words beside it, as far as they came. */
  readonly texts: { readonly [Name in Text]?: string | undefined };
  /** Readable until whoever uses it is done. */
  readonly content: FileHandle;
}

export interface Wanted<Text extends string> {
  /** Who sends it: of each only so many are received at once. */
  readonly by: string;
  readonly largestFileBytes: number;
  /** Names of parts that may come beside it, as texts. */
  readonly texts?: readonly Text[];
  readonly largestTextBytes?: number;
  /** In which all of it has to be there; four minutes where it is not said. */
  readonly wholeMs?: number;
}

export type Receive = <T, Text extends string = never>(
  c: Context,
  wanted: Wanted<Text>,
  use: (upload: Upload<Text>) => Promise<T>,
) => Promise<T>;

const patience = { silenceMs: 20_000, wholeMs: 240_000 };

/**
 * A way to receive the one file of a form, called `file`, with the texts beside it that are asked for. It lies on disk while `use` has it, and nowhere afterwards.
 * To be called once it is known who asks: it alone reads the body.
 * The function it returns throws an HttpProblem for whatever is no such form.
 */
export function openReceive(): Receive {
  return async <T, Text extends string>(
    c: Context,
    { by, ...wanted }: Wanted<Text>,
    use: (upload: Upload<Text>) => Promise<T>,
  ) => {
    const bounds = { ...patience, ...wanted };
    const contentType = c.req.header('content-type') ?? '';
    if (!/^multipart\/form-data\s*(;|$)/i.test(contentType))
      throw refuse(415, 'unsupported-media-type', { expected: 'multipart/form-data' });
    if (Number(c.req.header('content-length') ?? 0) > largestFormBytes(bounds))
      throw tooLarge(bounds.largestFileBytes);
    refusePacked(c, 'multipart/form-data');
    const seat = await c.var.door.uploads.take(by);
    if (seat.kind !== 'seat')
      throw seat.kind === 'enough'
        ? refuse(429, 'uploads-enough', { most: seat.most, seconds: 5 })
        : refuse(503, 'too-busy');
    try {
      const content = await openTemporary();
      try {
        const { incoming } = c.env as HttpBindings;
        letCome(c);
        const form = await readForm(incoming, contentType, content, bounds);
        const { file, texts } = partsOf(c, form, bounds);
        return await use({ ...file, texts: Object.fromEntries(texts) as Upload<Text>['texts'], content });
      } finally {
        await content.close();
      }
    } finally {
      seat.leave();
    }
  };
}

function partsOf(c: Context, form: Form, bounds: FormBounds) {
  switch (form.kind) {
    case 'too-large':
      throw tooLarge(bounds.largestFileBytes);
    case 'text-too-large':
      throw tooLarge(bounds.largestTextBytes ?? 0);
    case 'stalled':
      throw refuse(408, 'upload-stalled');
    case 'broken':
      throw refuse(400, 'body-invalid', { reason: reasonIn(languageOf(c), 'notAForm') });
    case 'whole':
      if (form.others.length > 0) throw otherParts(c, form.others, ['file', ...(bounds.texts ?? [])]);
      if (form.file === null) throw fault(c, '/file', problem('file-missing'));
      if (form.file.size === 0) throw fault(c, '/file', problem('file-empty'));
      return { file: form.file, texts: form.texts };
  }
}

function otherParts(c: Context, names: readonly string[], known: readonly string[]): HttpProblem {
  return faults(
    c,
    names.map((name) => ({
      pointer: pointerOf([name]),
      problem: known.includes(name) ? problem('key-repeated', { key: name }) : unknownKey(name, known),
    })),
  );
}

/** A kept brief as PDF, made in a thread with an end to its time and its memory. */
import { setFlagsFromString } from 'node:v8';
import { findSavedBrief, type SavedBrief, type SavedBriefId } from '@marsad/db';
import { type Outcome, openThreads } from '@marsad/db/thread';
import type { Language } from '@marsad/indicators';
import { type PdfDocument, pdfDocument } from './pdf-document.js';
import { type ShownDeps, shownBrief } from './shown.js';

/** In pages of 64 KiB. What WebAssembly takes is no object of JavaScript: its bound is one for the process, which uses it for nothing large else. */
const mostWasmPages = 4_096;
setFlagsFromString(`--wasm-max-mem-pages=${mostWasmPages}`);

/** One of 60 items takes two seconds, and 300 MB with all that comes along. */
const inThread = openThreads<PdfDocument, Uint8Array>(new URL('./pdf-job.js', import.meta.url), {
  deadlineMs: 60_000,
  memoryMb: 128,
  atOnce: 1,
  waiting: 8,
});

export interface PdfDeps extends ShownDeps {
  readonly timeZone: string;
  /** Where people reach the pages; null where nobody knows. */
  readonly reachedAt: URL | null;
  /** The figures are invented. */
  readonly demo: boolean;
}

/** As it is known now, in a language: by default the brief's own. */
export async function briefPdf(
  deps: PdfDeps,
  brief: SavedBrief,
  { language = brief.definition.language, asked }: { language?: Language; asked?: AbortSignal } = {},
): Promise<Outcome<Uint8Array>> {
  const { timeZone, reachedAt, demo } = deps;
  const shown = await shownBrief(deps, brief);
  return inThread(pdfDocument(shown, { language, timeZone, reachedAt, demo }), asked);
}

/** A brief to be mailed: with its PDF, or without where that takes too long or too much memory. @throws where too many wait for one. */
export async function briefToMail(deps: PdfDeps, id: SavedBriefId, language: Language) {
  const brief = await findSavedBrief(deps.sql, id);
  if (brief === null) return null;
  const made = await briefPdf(deps, brief, { language });
  if (made.kind === 'busy' || made.kind === 'left') throw new Error('too many briefs are made at once');
  const { name, asOf } = brief.definition;
  const pdf = made.kind === 'done' ? made.result : null;
  return { name, knownOn: asOf ?? deps.today(), fileName: fileNameOf(brief), pdf };
}

/** A file's name that any system takes: the letters and digits of the brief's name. */
export function fileNameOf({ definition: { name } }: SavedBrief): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 80) || 'brief'}.pdf`;
}

/** From what the record holds of a text to what HTTP shows. */
import type { StoredCandidate, StoredParagraph, StoredReading } from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { CandidateWire, ReadingItemWire, ReadingWire } from '@marsad/indicators/contract';
import { matchReasonText } from '@marsad/indicators/pipeline';
import { candidateEntry, locatorOf } from '@marsad/indicators/reading';
import { type Reader, seesSubmissionOf } from '../account/own.js';
import { view } from '../http/exact.js';
import { said } from '../http/said.js';

/** Of whom, and in which language, something is shown. */
export interface Shown {
  readonly reader: Reader;
  readonly language: Language;
}

function factsOf(stored: StoredReading, language: Language) {
  const { by, problem, notes, source, sourceId, ...facts } = stored;
  return {
    ...facts,
    by: { kind: by.kind, name: 'name' in by ? by.name : by.part },
    problem: problem && said(problem, language),
    notes: notes.map((note) => said(note, language)),
    source: { id: sourceId, ...source },
  };
}

export const readingItem = (stored: StoredReading, language: Language): ReadingItemWire =>
  view(ReadingItemWire, factsOf(stored, language));

export function readingView(
  stored: StoredReading,
  {
    paragraphs,
    candidates,
  }: { readonly paragraphs: readonly StoredParagraph[]; readonly candidates: readonly StoredCandidate[] },
  shown: Shown,
): ReadingWire {
  return view(ReadingWire, {
    ...factsOf(stored, shown.language),
    paragraphs,
    candidates: candidates.map((one) => candidateView(stored, one, shown)),
  });
}

export function candidateView(
  reading: StoredReading,
  candidate: StoredCandidate,
  { reader, language }: Shown,
): CandidateWire {
  const { id, paragraph, page, state, reason, decided, observation, submission, found } = candidate;
  const { figure, matches, warnings } = found;
  const { vague, hedge, shared, conversion, warnings: _, ...facts } = figure;
  const isSeen = submission !== null && seesSubmissionOf(reader, submission.by);
  return view(CandidateWire, {
    ...facts,
    id,
    paragraph,
    page,
    state,
    reason,
    decided,
    observation,
    vague: vague === true,
    hedge: hedge ?? null,
    shared: shared ?? null,
    conversion: conversion ?? null,
    matches: matches.map(({ reasons, ...match }) => ({
      ...match,
      dimensions: { ...match.dimensions },
      reasons: reasons.map(({ code, params }) => ({
        code,
        detail: matchReasonText({ code, params }, language),
        params: { ...params },
      })),
    })),
    entry: entryView(reading, candidate, language),
    warnings: warnings.map((warning) => said(warning, language)),
    accepted: isSeen || observation !== null ? acceptedView(candidate) : null,
    submission: isSeen ? { id: submission.id, status: submission.status } : null,
  });
}

function acceptedView({ accepted }: StoredCandidate): CandidateWire['accepted'] {
  if (accepted === null) return null;
  const { indicator, dimensions, period, figure } = accepted;
  const { text, start, end } = period;
  return { indicator, dimensions: { ...dimensions }, period: { text, start, end }, ...figure };
}

/** The form filled in. */
function entryView(
  { source, language: written }: StoredReading,
  { found: { figure, matches }, paragraph, page }: StoredCandidate,
  language: Language,
): CandidateWire['entry'] {
  const entry = candidateEntry(figure, matches);
  return {
    ...entry,
    dimensions: { ...entry.dimensions },
    source: { ...source, locator: locatorOf({ page, paragraph, within: source.locator }, language) },
    language: written,
  };
}

/** From what is sent as a measure or an event to what is kept of it. */
import { type Problem, parsePeriod, problem } from '@marsad/indicators';
import type { TimelineBody } from '@marsad/indicators/contract';
import { statusFits, type TimelineDefinition } from '@marsad/indicators/pipeline';

export type GivenEntry = ReturnType<(typeof TimelineBody)['parse']>;

export function readTimelineEntry(
  given: GivenEntry,
): { readonly definition: TimelineDefinition } | { readonly pointer: string; readonly problem: Problem } {
  const { kind, status = null, title, text = null, openEnd = false } = given;
  if (!statusFits(kind, status))
    return {
      pointer: '/status',
      problem: problem('timeline-status-unfit', { kind, status: status ?? 'none' }),
    };
  const read = parsePeriod(given.when);
  if (read.kind === 'problem') return { pointer: '/when', problem: read.problem };
  const definition: TimelineDefinition = {
    ...{ kind, status, title, text, openEnd },
    when: read.period,
    places: given.places ?? [],
    moves: (given.moves ?? []).map(({ indicator, direction = null }) => ({ indicator, direction })),
    sources: (given.sources ?? []).map(({ title: named, url = null, locator = null }) => ({
      title: named,
      url,
      locator,
    })),
  };
  return { definition };
}

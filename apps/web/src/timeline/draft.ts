/** What stands in the form of a measure or an event, and what of it is sent. */
import { eventStatuses, measureStatuses, type TimelineKind, type TimelineStatus } from '@marsad/indicators';
import type { TimelineBody, TimelineEntryWire } from '@marsad/indicators/contract';
import { given, someText } from '../ui/typed-text.js';

export interface SourceDraft {
  readonly title: string;
  readonly url: string;
  readonly locator: string;
}
export interface MoveDraft {
  readonly indicator: string;
  /** Empty where it is not said. */
  readonly direction: '' | 'up' | 'down';
}

export interface EntryDraft {
  kind: TimelineKind;
  /** Empty for an event without one. */
  status: TimelineStatus | '';
  title: string;
  titleAr: string;
  when: string;
  openEnd: boolean;
  text: string;
  textAr: string;
  places: readonly string[];
  moves: readonly MoveDraft[];
  sources: readonly SourceDraft[];
}

export const emptySource: SourceDraft = { title: '', url: '', locator: '' };

/** @param indicator that a new one concerns; null where it is not known. */
export function draftOf(entry: TimelineEntryWire | null, indicator: string | null = null): EntryDraft {
  if (entry === null)
    return {
      ...{
        kind: 'event',
        status: '',
        title: '',
        titleAr: '',
        when: '',
        openEnd: false,
        text: '',
        textAr: '',
      },
      places: [],
      moves: indicator === null ? [] : [{ indicator, direction: '' }],
      sources: [emptySource],
    };
  const { kind, status, title, text, when, openEnd, places, moves, sources } = entry;
  return {
    ...{ kind, status: status ?? '', openEnd, places, when: when.text },
    ...{ title: title.en ?? '', titleAr: title.ar ?? '', text: text?.en ?? '', textAr: text?.ar ?? '' },
    moves: moves.map(({ indicator: id, direction }) => ({ indicator: id, direction: direction ?? '' })),
    sources:
      sources.length === 0
        ? [emptySource]
        : sources.map((one) => ({ title: one.title, url: one.url ?? '', locator: one.locator ?? '' })),
  };
}

/** The statuses of a kind; an event may have none. */
export const statusesOf = (kind: TimelineKind): readonly (TimelineStatus | '')[] =>
  kind === 'measure' ? measureStatuses : ['', ...eventStatuses];

/** Which status another kind begins with. */
export const firstStatus = (kind: TimelineKind): TimelineStatus | '' => statusesOf(kind)[0] ?? '';

/** Whether a title is there in some language. */
export const isTitled = ({ title, titleAr }: EntryDraft): boolean => `${title}${titleAr}`.trim() !== '';

export function bodyOf(draft: EntryDraft): TimelineBody {
  const { kind, status, when, openEnd, places, moves, sources } = draft;
  return {
    ...{ kind, openEnd, when: when.trim(), places: [...places] },
    status: status === '' ? null : status,
    title: someText(draft.title, draft.titleAr) ?? {},
    text: someText(draft.text, draft.textAr),
    moves: moves.map(({ indicator, direction }) => ({
      indicator,
      direction: direction === '' ? null : direction,
    })),
    // A row that nobody wrote in is none.
    sources: sources
      .filter((one) => `${one.title}${one.url}${one.locator}`.trim() !== '')
      .map(({ title, url, locator }) => ({
        title: title.trim(),
        url: given(url),
        locator: given(locator),
      })),
  };
}

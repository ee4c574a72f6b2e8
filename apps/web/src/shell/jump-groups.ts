/** What the search box offers: places and indicators at once, what the server finds as soon as it is there. */
import type { FoundItemWire, SearchWire } from '@marsad/indicators/contract';
import { mostSearched } from '@marsad/indicators/limits';
import { useQuery } from '@tanstack/react-query';
import { useIndicators } from '../api/queries.js';
import { searchApi, searchPauseMs } from '../api/search.js';
import { useWords, type Words } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import { type JumpTarget, targetsFor } from './jump-targets.js';
import { usePlaces } from './use-places.js';

export interface JumpGroup {
  readonly id: string;
  readonly label: string;
  readonly targets: readonly JumpTarget[];
}

/** Of places and of indicators, so many each. */
const mostNear = 6;
/** Before anything is typed. */
const mostOffered = 10;

export function useJumpGroups(typed: string) {
  const words = useWords();
  const near = useNear();
  const text = typed.trim().slice(0, mostSearched);
  const q = useDebounced(text, searchPauseMs);
  // What is still on its way for a text that is no longer there is given up.
  const found = useQuery({
    queryKey: ['search', 'box', q, words.language],
    queryFn: ({ signal }) => searchApi.search(q, null, signal),
    enabled: q !== '',
    retry: false,
    staleTime: 0,
  });
  const isCurrent = text !== '' && text === q;
  const groups = groupsOf(text, near, isCurrent ? found.data : undefined, words);
  return {
    text,
    groups,
    isBusy: text !== '' && (!isCurrent || found.isFetching) && !found.isError,
    error: isCurrent && !found.isFetching ? found.error : null,
    retry: () => void found.refetch(),
  };
}

function useNear(): { readonly places: readonly JumpTarget[]; readonly indicators: readonly JumpTarget[] } {
  const words = useWords();
  const groups = usePlaces();
  const { data: indicators = [] } = useIndicators();
  return {
    places: groups.flatMap(({ label, places }) =>
      places.map(({ href, label: name }) => ({
        href,
        name: words.t(name),
        also: '',
        text: words.t(label),
      })),
    ),
    indicators: indicators.map(({ id, name }) => ({
      href: `/indicators/${id}`,
      name: words.text(name),
      also: `${id} ${name.en}`,
      text: '',
    })),
  };
}

function groupsOf(
  text: string,
  near: ReturnType<typeof useNear>,
  found: SearchWire | undefined,
  words: Words,
): JumpGroup[] {
  const most = text === '' ? mostOffered : mostNear;
  const pages = targetsFor(near.places, text).slice(0, most);
  const indicators = text === '' ? [] : targetsFor(near.indicators, text).slice(0, most);
  const named = new Set(indicators.map(({ href }) => href));
  const items = found?.items.filter(({ url }) => !named.has(url)) ?? [];
  const of = (kind: FoundItemWire['kind']) => items.filter((item) => item.kind === kind).map(targetOf);
  return [
    { id: 'pages', label: words.t('search.pages'), targets: pages },
    {
      id: 'indicator',
      label: words.t('search.kind.indicator'),
      targets: [...indicators, ...of('indicator')],
    },
    { id: 'source', label: words.t('search.kind.source'), targets: of('source') },
    { id: 'alert', label: words.t('search.kind.alert'), targets: of('alert') },
    { id: 'person', label: words.t('search.kind.person'), targets: of('person') },
    { id: 'figure', label: words.t('search.kind.figure'), targets: of('figure') },
  ].filter(({ targets }) => targets.length > 0);
}

const targetOf = ({ title, text, url }: FoundItemWire): JumpTarget => ({
  href: url,
  name: title,
  also: '',
  text,
});

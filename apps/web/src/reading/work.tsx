/** A report that was read: its text, and beside it what was found, to be accepted or dismissed one after the other. */
import type { IndicatorSummaryWire, ReadingWire } from '@marsad/indicators/contract';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useSingleKeys } from '../session/single-keys.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { KeyHelp } from '../ui/key-help.js';
import { Skeleton } from '../ui/skeleton.js';
import { AcceptForm } from './accept-form.js';
import { CandidateList } from './candidate-list.js';
import { Filter, type View, ViewChoice } from './pane-choice.js';
import { keyNames, readingActs } from './reading-keys.js';
import { pressed } from './segments.js';
import { countsOf, highlightsOf, listed, showIn } from './shown.js';
import { Legend, TextParagraphs } from './text-paragraphs.js';
import { ToldBar } from './told-bar.js';
import { useActs } from './use-acts.js';
import { useDeeds } from './use-deeds.js';
import { useReadingKeys } from './use-reading-keys.js';
import { bringToSight, useWalk, type Walk } from './use-walk.js';

export function Work({ one }: { one: ReadingWire }) {
  const words = useWords();
  const indicators = useIndicators();
  if (indicators.data === undefined)
    return indicators.isError ? (
      <Failed
        what={words.t('failed.indicators')}
        error={indicators.error}
        retry={() => void indicators.refetch()}
      />
    ) : (
      <Skeleton height={640} />
    );
  return <Panes one={one} indicators={indicators.data} />;
}

interface Props {
  readonly one: ReadingWire;
  readonly indicators: readonly IndicatorSummaryWire[];
}

function Panes({ one, indicators }: Props) {
  const words = useWords();
  const section = useRef<HTMLElement>(null);
  const text = useRef<HTMLElement>(null);
  const [address, write] = useAddress();
  const show = showIn(address);
  const candidates = listed(one.candidates, show);
  const walk = useWalk(
    { section, text },
    candidates.map(({ id }) => id),
  );
  const deeds = useDeeds(one.id);
  const [view, setView] = useState<View>('figures');
  const [isHelpOpen, openHelp] = useState(false);
  const keys = useSingleKeys();
  const acts = useActs({ one, walk, deeds, candidates });
  const showInText = () => {
    setView('text');
    // Once it is drawn, where it was hidden.
    const { at } = walk;
    if (at !== null) requestAnimationFrame(() => intoView(text.current, at));
  };
  useReadingKeys({
    ...{ section, one, walk, deeds, acts, isHelpOpen, openHelp },
    keysOn: keys.isOn,
    showInText,
  });
  const highlights = useMemo(() => highlightsOf(one.candidates), [one.candidates]);
  const press = usePress(walk, (id) => {
    setView('figures');
    if (!candidates.some((one) => one.id === id)) write({ show: 'all' });
  });
  return (
    <section ref={section} aria-label={words.t('reading.work')}>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ViewChoice view={view} choose={setView} />
        <Filter show={show} counts={countsOf(one.candidates)} choose={(next) => write({ show: next })} />
        <Button
          aria-expanded={isHelpOpen}
          // Of no use to a finger; whoever has a keyboard there opens it by “?”.
          className="[@media(hover:none)]:hidden"
          onClick={() => openHelp(!isHelpOpen)}
        >
          {words.t('inbox.keys')}
        </Button>
      </div>
      {isHelpOpen && (
        <KeyHelp
          keys={readingActs.map((act) => [keyNames[act], words.t(`reading.key.${act}`)] as const)}
          {...keys}
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section
          ref={text}
          aria-label={words.t('reading.text')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and is scrolled by keys once it has the focus.
          tabIndex={0}
          className={`rounded-tremor-default border border-line bg-surface px-4 py-3 sm:px-6 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto ${
            view === 'text' ? '' : 'max-lg:hidden'
          }`}
        >
          <Legend />
          <TextParagraphs paragraphs={one.paragraphs} highlights={highlights} at={walk.at} press={press} />
        </section>
        <div className={view === 'figures' ? '' : 'max-lg:hidden'}>
          <h2 className="sr-only">{words.t('reading.figures')}</h2>
          <CandidateList
            {...{ candidates, highlights, indicators, show }}
            paragraphs={one.paragraphs}
            at={walk.at}
            acts={{ ...acts, showInText, busy: deeds.busy, go: (id) => walk.go(id, false) }}
            counts={countsOf(one.candidates)}
            formOf={(candidate) =>
              acts.editing === candidate.id && candidate.state === 'open' ? (
                <AcceptForm
                  key={candidate.id}
                  candidate={candidate}
                  indicators={indicators}
                  accept={(body, indicator) => acts.accept(candidate, body, indicator)}
                  close={acts.close}
                  unseen={(why) => deeds.tell({ kind: 'unsaved', of: candidate, why })}
                />
              ) : null
            }
          />
        </div>
      </div>
      <ToldBar deeds={deeds} indicators={indicators} undo={acts.undo} />
    </section>
  );
}

/** A highlight leads to its row, which is listed then whatever its state. The same function for as long as the page stands. */
function usePress(walk: Walk, unfold: (id: string) => void): (ids: readonly string[]) => void {
  const latest = useRef({ walk, unfold });
  latest.current = { walk, unfold };
  return useCallback((ids) => {
    const now = latest.current;
    const id = pressed(ids, now.walk.at);
    if (id === null) return;
    now.unfold(id);
    now.walk.go(id);
  }, []);
}

function intoView(pane: HTMLElement | null, id: string): void {
  bringToSight(pane, id);
  const mark = pane?.querySelector<HTMLElement>(`[data-mark~="${CSS.escape(id)}"]`);
  mark?.scrollIntoView({ block: 'nearest' });
  pane?.focus({ preventScroll: true });
}

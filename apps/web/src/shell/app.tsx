import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, useEffect, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { type Catalogue, useWords, WordsProvider } from '../language/words.js';
import { lazyComponent, preloadable } from '../lazy/lazy-component.js';
import { fetchBody, Overview } from '../overview/overview-page.js';
import { Boundary, fetchFailureShown, Later } from '../ui/boundary.js';
import { leaveFor } from '../ui/leaving.js';
import { Skeleton } from '../ui/skeleton.js';
import { DemoBanner } from './demo-banner.js';
import { Gate } from './gate.js';
import { Header } from './header.js';
import { StatusBanner } from './status-banner.js';

/** News can come a moment after the page: it reads again what it may have missed before its stream. */
const LiveToasts = lazy(async () => ({ default: (await import('./toasts.js')).LiveToasts }));
const IndicatorPage = preloadable(() => import('../indicator/indicator-page.js'), ['indicator']);
/** All others, whose list is not among what is loaded first. */
const OtherPages = lazyComponent(() => import('./other-pages.js'));
const WallPage = lazyComponent(() => import('../wall/wall-page.js'));

/** Resolves when what the page at an address draws first is here. */
export async function firstPart(path: string): Promise<void> {
  // What cannot be fetched is said in its place, once the frame stands.
  const missing = () => {};
  if (path === '/') await fetchBody().catch(missing);
  if (path.startsWith('/indicators/')) await IndicatorPage.fetch().catch(missing);
}

interface Props {
  readonly client: QueryClient;
  readonly catalogue: Catalogue;
}

export function App({ client, catalogue }: Props) {
  return (
    <QueryClientProvider client={client}>
      <WordsProvider first={catalogue}>
        <Boundary around="app">
          <Router
            aroundNav={(go, to, options) =>
              leaveFor({ to, replace: options?.replace === true }, () => go(to, options))
            }
          >
            <Gate>
              <Frame />
            </Gate>
          </Router>
        </Boundary>
      </WordsProvider>
    </QueryClientProvider>
  );
}

function Frame() {
  const words = useWords();
  useNewPage();
  useKeptFocus();
  const [path] = useLocation();
  if (path === '/wall') return <Wall />;
  return (
    <>
      <a
        href="#main"
        className="absolute -top-20 start-4 z-50 rounded-tremor-default bg-accent px-4 py-2 font-semibold text-on-accent focus:top-2"
      >
        {words.t('frame.skip')}
      </a>
      <Header />
      <StatusBanner />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-7xl px-4 pb-16 pt-4 outline-none sm:px-6 sm:pt-6"
      >
        <Later around="page" of={path} fallback={<Skeleton height={480} />}>
          <Switch>
            <Route path="/" component={Overview} />
            <Route path="/indicators/:id">{({ id }) => <IndicatorPage key={id} id={id} />}</Route>
            <Route>
              <OtherPages />
            </Route>
          </Switch>
        </Later>
      </main>
      <Later around="extra" fallback={null}>
        <LiveToasts />
      </Later>
    </>
  );
}

/** Without the frame: nobody goes anywhere from a display that hangs on a wall. */
function Wall() {
  return (
    <>
      <StatusBanner />
      <Later around="page" of="/wall" fallback={<Skeleton height={480} />}>
        <WallPage banner={<DemoBanner />} />
      </Later>
      <Later around="extra" fallback={null}>
        <LiveToasts />
      </Later>
    </>
  );
}

/** Needed only once something goes: it comes after the page, and so does what is said where something fails. */
function useKeptFocus(): void {
  useEffect(() => {
    void fetchFailureShown().catch(() => {});
    let stop: (() => void) | null = null;
    let wanted = true;
    void import('./after-page.js').then(
      ({ afterPage }) => {
        if (wanted) stop = afterPage();
      },
      () => {},
    );
    return () => {
      wanted = false;
      stop?.();
    };
  }, []);
}

/** A new page starts at its top, with focus on it, as a page from a server would. */
function useNewPage(): void {
  const [path] = useLocation();
  const [first] = useState(path);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    if (path === first && !moved) return;
    setMoved(true);
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path, first, moved]);
}

import type { SessionWire } from '@marsad/indicators/contract';
import { type ReactNode, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { SessionProvider, useSessionQuery } from '../session/session.js';
import { Later } from '../ui/boundary.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

const SignInPage = lazyComponent(() => import('../account/sign-in-page.js'));
const SetupPage = lazyComponent(() => import('../account/setup-page.js'));
const InvitePage = lazyComponent(() => import('../account/invite-page.js'));
const SharedPage = lazyComponent(() => import('../brief/shared-page.js'));
const PublicChartPage = lazyComponent(() => import('../public-chart/public-chart-page.js'));
const ResetPage = lazyComponent(() => import('../account/reset-page.js'));
const UnsubscribePage = lazyComponent(() => import('../account/unsubscribe-page.js'));

/**
 * What was shared by a link asks nobody who they are; everything else does. A chart that anybody may see can stand in the
 * frame of another site's page, so that page never becomes one of the app's.
 */
export function Gate({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const [first] = useState(path);
  if (first.startsWith('/charts/'))
    return (
      <Later around="page" fallback={<Skeleton height={480} />}>
        <PublicChartPage address={first.slice('/charts/'.length)} />
      </Later>
    );
  return (
    <Switch>
      <Route path="/shared/:token?">
        {({ token }) => (
          <Later around="page" fallback={<Skeleton height={480} />}>
            <SharedPage token={token ?? ''} />
          </Later>
        )}
      </Route>
      <Route>
        <SignedIn>{children}</SignedIn>
      </Route>
    </Switch>
  );
}

/** Shows the app to whoever is signed in, and to everybody else the one page they need. */
function SignedIn({ children }: { children: ReactNode }) {
  const words = useWords();
  const { data: session, error, refetch } = useSessionQuery();
  if (session === undefined)
    return (
      <div className="mx-auto max-w-7xl px-4 py-6 sm:px-6">
        {error === null ? (
          <Skeleton height={480} />
        ) : (
          <Failed what={words.t('failed.session')} error={error} retry={() => void refetch()} />
        )}
      </div>
    );
  return (
    <SessionProvider session={session}>
      <Later around="app" of={session.state} fallback={<Skeleton height={480} />}>
        <PageFor state={session.state}>{children}</PageFor>
      </Later>
    </SessionProvider>
  );
}

function PageFor({ state, children }: { state: SessionWire['state']; children: ReactNode }) {
  const [path] = useLocation();
  if (state === 'setup') return <SetupPage />;
  return (
    <Switch>
      <Route path="/invite" component={InvitePage} />
      <Route path="/reset" component={ResetPage} />
      <Route path="/unsubscribe" component={UnsubscribePage} />
      <Route>
        {state === 'signed-out' ? (
          <SignInPage />
        ) : path === '/sign-in' || path === '/setup' ? (
          <Redirect to="/" replace />
        ) : (
          children
        )}
      </Route>
    </Switch>
  );
}

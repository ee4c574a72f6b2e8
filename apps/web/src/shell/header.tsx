import { lazy } from 'react';
import { Link } from 'wouter';
import { useWords } from '../language/words.js';
import { orMissing } from '../lazy/part-missing.js';
import { ConnectionState } from '../live/connection-state.js';
import { ForRole, useSession } from '../session/session.js';
import { Later } from '../ui/boundary.js';
import { LanguageSwitch } from '../ui/switches.js';
import { DemoBanner } from './demo-banner.js';
import { Disclosure } from './disclosure.js';
import { JumpButton } from './jump-button.js';
import { MenuPanel } from './menu-panel.js';
import { PlaceBar } from './place-bar.js';
import { usePlaces, useWaiting } from './use-places.js';

const Personal = lazy(() => orMissing(import('./personal.js')));

export function Header() {
  const words = useWords();
  const groups = usePlaces();
  const waiting = useWaiting();
  return (
    <header className="border-b border-line bg-surface">
      <DemoBanner />
      <div className="mx-auto flex min-h-14 max-w-7xl items-center gap-x-3 px-4 sm:px-6 xl:gap-x-5">
        <Link href="/" className="flex items-center gap-2 rounded-sm py-1 text-base font-semibold text-ink">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {words.t('frame.name')}
        </Link>
        <PlaceBar groups={groups} waiting={waiting} />
        <div className="ms-auto flex items-center gap-x-2 sm:gap-x-3">
          <ConnectionState />
          <JumpButton />
          <div className="hidden items-center xl:flex">
            <LanguageSwitch />
            <OwnMenu />
          </div>
          <ForRole needed="contributor">
            <Link
              href="/enter"
              className="hidden min-h-10 items-center rounded-tremor-small px-2 text-sm font-medium text-accent hover:text-ink sm:inline-flex xl:hidden"
            >
              {words.t('nav.enter')}
            </Link>
          </ForRole>
          <MenuPanel groups={groups} waiting={waiting} />
        </div>
      </div>
    </header>
  );
}

function OwnMenu() {
  const words = useWords();
  const { person } = useSession();
  const name = person?.name ?? words.t('theme.label');
  return (
    <Disclosure label={<bdi className="max-w-32 truncate">{name}</bdi>} side="end">
      <div className="flex flex-col gap-1 p-1">
        <Later fallback={null}>
          <Personal />
        </Later>
      </div>
    </Disclosure>
  );
}

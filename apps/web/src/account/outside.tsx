import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../language/words.js';
import { Card } from '../ui/card.js';
import { usePageTitle } from '../ui/page-title.js';
import { LanguageSwitch, ThemeSwitch } from '../ui/switches.js';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The page of somebody who is not signed in: one thing to do, and nothing to be seen of the figures. */
export function Outside({ title, lead, children }: Props) {
  const words = useWords();
  usePageTitle(title);
  const main = useRef<HTMLElement>(null);
  const first = useRef(title);
  useEffect(() => {
    // A further step takes the focus where the button that led to it is gone.
    if (title !== first.current) main.current?.focus();
  }, [title]);
  return (
    <div className="mx-auto flex min-h-screen max-w-md flex-col px-4 pb-16 pt-4">
      <header className="flex items-center gap-3">
        <p className="flex items-center gap-2 text-base font-semibold">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {words.t('frame.name')}
        </p>
        <div className="ms-auto flex items-center gap-1">
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <main ref={main} id="main" tabIndex={-1} className="mt-10 outline-none sm:mt-20">
        <Card>
          <h1 className="text-2xl font-semibold">{title}</h1>
          {lead !== undefined && <div className="mt-2 text-sm text-muted">{lead}</div>}
          <div className="mt-6">{children}</div>
        </Card>
      </main>
    </div>
  );
}

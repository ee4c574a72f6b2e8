import { Link } from 'wouter';
import { OwnAccount } from '../account/own-account.js';
import { People } from '../account/people.js';
import { ProofHost } from '../account/proof-host.js';
import { Tokens } from '../account/tokens.js';
import { useWords } from '../language/words.js';
import { Designer, isDesign } from '../own-indicator/designer-page.js';
import { OwnIndicators } from '../own-indicator/indicators.js';
import { ForRole, useWhyNot } from '../session/session.js';
import { Told } from '../subscription/told.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { GeneralSettings } from './general.js';

const parts = {
  '': OwnAccount,
  told: Told,
  people: People,
  tokens: Tokens,
  indicators: OwnIndicators,
  general: GeneralSettings,
} as const;
type Part = keyof typeof parts;
/** Everybody's own. */
const own: readonly string[] = ['', 'told'];

export default function SettingsPage({ part, what = null }: { part: string; what?: string | null }) {
  const words = useWords();
  const whyNot = useWhyNot('admin');
  usePageTitle(words.t('settings.title'));
  if (!Object.hasOwn(parts, part) || (what !== null && !isDesign(what))) return <NotFoundPage />;
  const Content = parts[part as Part];
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('settings.title')}</h1>
      <nav aria-label={words.t('settings.title')} className="mb-4 mt-2">
        <ul className="flex flex-wrap gap-x-4">
          <PartLink part="" here={part} label={words.t('settings.account')} />
          <PartLink part="told" here={part} label={words.t('told.title')} />
          {whyNot === null && (
            <>
              <PartLink part="people" here={part} label={words.t('people.title')} />
              <PartLink part="tokens" here={part} label={words.t('tokens.title')} />
              <PartLink part="indicators" here={part} label={words.t('own.title')} />
              <PartLink part="general" here={part} label={words.t('general.title')} />
            </>
          )}
          <ForRole needed="editor">
            <li>
              <Link
                href="/audit"
                className="inline-flex min-h-10 items-center text-sm font-medium text-muted hover:text-ink"
              >
                {words.t('audit.title')}
              </Link>
            </li>
          </ForRole>
        </ul>
      </nav>
      {!own.includes(part) && whyNot !== null ? (
        <Notice kind="warning">{whyNot}</Notice>
      ) : (
        <div className="grid gap-4">
          {what !== null && isDesign(what) ? <Designer what={what} /> : <Content />}
        </div>
      )}
      <ProofHost />
    </>
  );
}

function PartLink({ part, here, label }: { part: Part; here: string; label: string }) {
  return (
    <li>
      <Link
        href={part === '' ? '/settings' : `/settings/${part}`}
        aria-current={part === here ? 'page' : undefined}
        className={`inline-flex min-h-10 items-center text-sm font-medium ${
          part === here ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]' : 'text-muted hover:text-ink'
        }`}
      >
        {label}
      </Link>
    </li>
  );
}

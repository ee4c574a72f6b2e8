import { shownText } from '@marsad/indicators';
import { useId } from 'react';
import { useOwnChecksOf } from '../api/own-checks.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { TextLink } from '../ui/text-link.js';
import { CheckState } from './check-state.js';
import { unreadableName } from './unreadable.js';

/** The checks that stand on a figure of an indicator; nothing where there is none. */
export function CheckCard({ indicator }: { indicator: string }) {
  const words = useWords();
  const id = useId();
  const { data, isError, error, refetch } = useOwnChecksOf(indicator);
  if (data === undefined)
    return isError ? (
      <Failed what={words.t('ownCheck.what')} error={error} retry={() => void refetch()} />
    ) : null;
  const { items, unreadable } = data;
  if (items.length === 0 && unreadable.length === 0) return null;
  return (
    <Card labelledBy={id}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-base font-semibold">
          {words.t('ownCheck.title')}
        </h2>
        <ForRole needed="editor">
          <p className="text-sm print:hidden">
            <TextLink href={`/checks?new=1&indicator=${indicator}`}>{words.t('ownCheck.new')}</TextLink>
          </p>
        </ForRole>
      </div>
      <ul className="mt-2 divide-y divide-line">
        {items.map(({ id: check, title, outcome }) => (
          <li key={check} className="py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <CheckState state={outcome.state} />
              <TextLink href={`/checks?check=${check}`}>
                <bdi>{words.text(shownText(title))}</bdi>
              </TextLink>
            </div>
            <p className="mt-1 max-w-3xl text-sm text-muted">{words.text(outcome.conclusion)}</p>
          </li>
        ))}
        {unreadable.map(({ id: check, title }) => (
          <li key={check} className="py-3 text-sm">
            <bdi>{unreadableName(words, { id: check, title })}</bdi>
            <p className="mt-1 max-w-3xl text-muted">{words.t('ownCheck.unreadable')}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

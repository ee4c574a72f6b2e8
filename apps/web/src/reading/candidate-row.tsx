/** One figure that was found: how it was read, which indicators it may be of and why, and what can be done with it. */
import type { CandidateWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { useWords } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { Button } from '../ui/button.js';
import { Key } from '../ui/key.js';
import { TextLink } from '../ui/text-link.js';
import { MakeIndicator } from './make-indicator.js';
import { keyNames } from './reading-keys.js';
import { acceptedSaid, saidOf } from './said.js';
import { CandidateMark } from './status-mark.js';

export interface RowActs {
  readonly open: (candidate: CandidateWire) => void;
  readonly dismiss: (candidate: CandidateWire) => void;
  readonly reopen: (candidate: CandidateWire) => void;
  readonly showInText: () => void;
  readonly go: (id: string) => void;
  readonly busy: boolean;
}

interface Props {
  readonly candidate: CandidateWire;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly isAt: boolean;
  readonly acts: RowActs;
  /** The form it is accepted with, while that is open. */
  readonly form: ReactNode;
}

export function CandidateRow({ candidate, indicators, isAt, acts, form }: Props) {
  const words = useWords();
  const id = useId();
  const said = saidOf(words, candidate);
  const { accepted } = candidate;
  const head = acceptedSaid(words, accepted, indicators) ?? said;
  const named = accepted ?? candidate.matches[0];
  return (
    <li className={`border-t border-line first:border-t-0 ${isAt ? 'bg-sunken/60' : ''}`}>
      <article
        tabIndex={-1}
        data-candidate={candidate.id}
        aria-labelledby={id}
        className={`scroll-mb-32 scroll-mt-24 px-4 py-3 outline-none ${isAt ? 'shadow-[inset_3px_0_0_rgb(var(--accent))] rtl:shadow-[inset_-3px_0_0_rgb(var(--accent))]' : ''}`}
        onFocus={() => acts.go(candidate.id)}
      >
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-xs text-muted">
          <CandidateMark state={candidate.state} />
          {candidate.vague && <span>{words.t('reading.vague')}</span>}
        </div>
        <h3 id={id} className="text-base font-semibold">
          <button
            type="button"
            aria-expanded={isAt}
            className="rounded-sm text-start hover:underline"
            onClick={() => acts.go(candidate.id)}
          >
            {head}
          </button>
        </h3>
        {/* At the figure what it may be of is listed with its reasons; what it was accepted as stands here all the same. */}
        {(!isAt || accepted !== null) && (
          <p className="text-sm text-muted">
            {named === undefined ? words.t('reading.noMatch') : nameOf(words, named, indicators)}
          </p>
        )}
        {head !== said && (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
            <Fact term={words.t('reading.textSays')} said={said} />
          </dl>
        )}
        {(isAt || form !== null) && (
          <>
            <Details candidate={candidate} indicators={indicators} />
            {form ?? <Acts candidate={candidate} acts={acts} />}
          </>
        )}
      </article>
    </li>
  );
}

function nameOf(
  words: ReturnType<typeof useWords>,
  { indicator, dimensions }: Pick<CandidateWire['matches'][number], 'indicator' | 'dimensions'>,
  indicators: readonly IndicatorSummaryWire[],
): string {
  const known = indicators.find(({ id }) => id === indicator);
  const name = known === undefined ? indicator : words.text(known.name);
  return [name, ...partNames(words, dimensions, known)].join(words.t('list.comma'));
}

function Details({ candidate, indicators }: Pick<Props, 'candidate' | 'indicators'>) {
  const words = useWords();
  const { counted, place, conversion, matches, warnings, decided, reason } = candidate;
  return (
    <div className="mt-1 flex flex-col gap-2 text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 empty:hidden">
        <Fact term={words.t('reading.counted')} said={counted} />
        <Fact term={words.t('reading.place')} said={place} />
        <Fact
          term={words.t('reading.alsoSaid')}
          said={conversion === null ? null : words.figure(conversion.quantity, conversion.unit, 'period')}
        />
      </dl>
      {warnings.length > 0 && (
        <ul className="flex flex-col gap-1 text-watch-ink">
          {warnings.map(({ code, params, detail }) => (
            <li key={`${code} ${detail}`} className="flex items-start gap-1.5">
              <svg viewBox="0 0 16 16" aria-hidden className="mt-1 size-3 shrink-0 fill-watch">
                <path d="M8 1.5 15 14H1z" />
              </svg>
              <span className="min-w-0">{words.problem(code, params ?? {}, detail)}</span>
            </li>
          ))}
        </ul>
      )}
      {candidate.state === 'open' &&
        (matches.length === 0 ? (
          <p className="text-muted">{words.t('reading.noMatch')}</p>
        ) : (
          <ol className="flex flex-col gap-1.5">
            {matches.map((match) => (
              <li key={`${match.indicator} ${JSON.stringify(match.dimensions)}`}>
                <span className="font-semibold">{nameOf(words, match, indicators)}</span>
                <span className="block text-xs text-muted">
                  {match.reasons.map(({ detail }) => detail).join(' ')}
                </span>
              </li>
            ))}
          </ol>
        ))}
      {candidate.state !== 'open' && decided !== null && (
        <p className="text-muted">
          {words.t(`reading.by.${candidate.state}`, { by: decided.by, when: words.instant(decided.at) })}
          {reason !== null && (
            <>
              {' '}
              <q>
                <bdi>{reason}</bdi>
              </q>
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Fact({ term, said }: { term: string; said: string | null }) {
  if (said === null) return null;
  return (
    <div className="contents">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words">
        <bdi>{said}</bdi>
      </dd>
    </div>
  );
}

function Acts({ candidate, acts }: Pick<Props, 'candidate' | 'acts'>) {
  const words = useWords();
  const { busy } = acts;
  const inText = (
    <Button className="lg:hidden" aria-keyshortcuts={keyNames.text} onClick={acts.showInText}>
      {words.t('reading.inText')} <Key name={keyNames.text} />
    </Button>
  );
  switch (candidate.state) {
    case 'open':
      return (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button
            look="primary"
            disabled={busy}
            aria-keyshortcuts={keyNames.accept}
            onClick={() => acts.open(candidate)}
          >
            {words.t('reading.accept')} <Key name={keyNames.accept} />
          </Button>
          <Button
            disabled={busy}
            aria-keyshortcuts={keyNames.dismiss}
            onClick={() => acts.dismiss(candidate)}
          >
            {words.t('reading.dismiss')} <Key name={keyNames.dismiss} />
          </Button>
          {inText}
          <MakeIndicator candidate={candidate} />
        </div>
      );
    case 'accepted':
      return (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          {candidate.observation !== null ? (
            <TextLink href={`/observations/${candidate.observation}`}>{words.t('observation.open')}</TextLink>
          ) : (
            candidate.submission?.status === 'waiting' && (
              <TextLink href="/review">{words.t('outcome.waiting')}</TextLink>
            )
          )}
          <Button disabled={busy} aria-keyshortcuts={keyNames.undo} onClick={() => acts.reopen(candidate)}>
            {words.t('reading.takeBack')} <Key name={keyNames.undo} />
          </Button>
          {inText}
        </div>
      );
    case 'dismissed':
      return (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Button disabled={busy} aria-keyshortcuts={keyNames.undo} onClick={() => acts.reopen(candidate)}>
            {words.t('reading.reopen')} <Key name={keyNames.undo} />
          </Button>
          {inText}
        </div>
      );
  }
}

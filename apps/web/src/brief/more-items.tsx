/** What can be put into a kept brief beside indicators: measures, events, checks, and sentences that figures were read in. */
import { shownText } from '@marsad/indicators';
import type {
  BriefSentenceWire,
  IndicatorSummaryWire,
  SavedBriefItemWire,
} from '@marsad/indicators/contract';
import { useState } from 'react';
import { useSentencesOf } from '../api/brief.js';
import { useOwnChecks } from '../api/own-checks.js';
import { useTimeline } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Skeleton } from '../ui/skeleton.js';
import { sentenceName } from './draft.js';

interface Props {
  readonly items: readonly SavedBriefItemWire[];
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly full: boolean;
  readonly add: (item: SavedBriefItemWire) => void;
  /** What a sentence says that was put in. */
  readonly know: (sentence: BriefSentenceWire) => void;
}

export function MoreItems(props: Props) {
  return (
    <>
      <Entries {...props} />
      <Checks {...props} />
      <Sentences {...props} />
    </>
  );
}

function Entries({ items, full, add }: Props) {
  const words = useWords();
  const { data: entries, error, refetch } = useTimeline();
  if (entries === undefined && error !== null)
    return <Failed what={words.t('timeline.what')} error={error} retry={() => void refetch()} />;
  return (
    <OneMore
      label={words.t('saved.addEntry')}
      hint={words.t('saved.addEntryHint')}
      choices={(entries ?? []).map(({ id, kind, title, when }) => ({
        item: { kind, id },
        name: [words.period(when), words.t(`timeline.kind.${kind}`), words.text(shownText(title))].join(
          ' · ',
        ),
      }))}
      {...{ items, full, add }}
    />
  );
}

function Checks({ items, full, add }: Props) {
  const words = useWords();
  const { data: checks, error, refetch } = useOwnChecks();
  if (checks === undefined && error !== null)
    return <Failed what={words.t('ownCheck.what')} error={error} retry={() => void refetch()} />;
  return (
    <OneMore
      label={words.t('saved.addCheck')}
      hint={words.t('saved.addCheckHint')}
      choices={(checks ?? []).map(({ id, title }) => ({
        item: { kind: 'check', id },
        name: words.text(shownText(title)),
      }))}
      {...{ items, full, add }}
    />
  );
}

interface OneMoreProps extends Pick<Props, 'items' | 'full' | 'add'> {
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly { readonly item: SavedBriefItemWire; readonly name: string }[];
}

/** Puts in one of those that are not in yet. */
function OneMore({ label, hint, choices, items, full, add }: OneMoreProps) {
  const words = useWords();
  const left = choices.filter(({ item: { id } }) => !items.some((item) => item.id === id));
  return (
    <Field label={label} hint={hint}>
      {(aids) => (
        <select
          {...aids}
          value=""
          disabled={full || left.length === 0}
          onChange={({ target }) => {
            const found = left.find(({ item: { id } }) => id === target.value);
            if (found !== undefined) add(found.item);
          }}
        >
          <option value="">{words.t(left.length === 0 ? 'saved.noEntry' : 'saved.choose')}</option>
          {left.map(({ item: { id }, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Sentences({ items, indicators, full, add, know }: Props) {
  const words = useWords();
  const [indicator, setIndicator] = useState('');
  return (
    <>
      <Field label={words.t('saved.addSentence')} hint={words.t('saved.addSentenceHint')}>
        {(aids) => (
          <select {...aids} value={indicator} onChange={({ target }) => setIndicator(target.value)}>
            <option value="">{words.t('saved.chooseIndicator')}</option>
            {indicators.map(({ id, name }) => (
              <option key={id} value={id}>
                {words.text(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {indicator !== '' && (
        <SentencesOf
          indicator={indicator}
          taken={(id) => full || items.some((item) => item.kind === 'sentence' && item.id === id)}
          take={(sentence) => {
            know(sentence);
            add({ kind: 'sentence', id: sentence.observation });
          }}
        />
      )}
    </>
  );
}

interface SentencesOfProps {
  readonly indicator: string;
  readonly taken: (id: string) => boolean;
  readonly take: (sentence: BriefSentenceWire) => void;
}

function SentencesOf({ indicator, taken, take }: SentencesOfProps) {
  const words = useWords();
  const { data, error, refetch } = useSentencesOf(indicator);
  if (data === undefined)
    return error !== null ? (
      <Failed what={words.t('saved.sentences')} error={error} retry={() => void refetch()} />
    ) : (
      <div role="status" aria-label={words.t('loading')}>
        <Skeleton height={120} />
      </div>
    );
  if (data.length === 0) return <p className="text-sm text-muted">{words.t('saved.noSentence')}</p>;
  return (
    <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-tremor-small border border-line">
      {data.map((sentence) => {
        const name = sentenceName(words, sentence);
        return (
          <li key={sentence.observation} className="flex flex-col items-start gap-2 p-3 text-sm">
            <p className="font-semibold">{name}</p>
            <p dir="auto" className="break-words text-muted">
              {sentence.text}
            </p>
            <Button
              disabled={taken(sentence.observation)}
              aria-label={`${words.t('saved.putIn')}: ${name}`}
              onClick={() => take(sentence)}
            >
              {words.t('saved.putIn')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** What stands in a brief beside the indicators: measures and events, sentences of texts, checks, and what is not there any more. */
import { shownText } from '@marsad/indicators';
import type {
  BriefCheckWire,
  BriefEntryWire,
  BriefSentenceWire,
  ShownBriefItemWire,
} from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { useWords } from '../language/words.js';
import { CheckState } from '../own-check/check-state.js';
import { Worked } from '../own-check/worked.js';
import { gradeText } from '../saying/citation.js';
import { placeIn } from '../saying/locator.js';
import { SentenceLink } from '../saying/sentence-link.js';
import { sinceText } from '../saying/since-text.js';
import { kindSaid, titleOf, whenSaid } from '../timeline/said.js';
import { OutsideLink, TextLink } from '../ui/text-link.js';
import { Work } from './sources.js';

type Other = Exclude<ShownBriefItemWire, { kind: 'indicator' }>;

/** By which it is told from the others of its brief. */
export function blockName(block: Other): string {
  switch (block.kind) {
    case 'entry':
      return `entry ${block.entry.id}`;
    case 'sentence':
      return `sentence ${block.sentence.observation}`;
    case 'check':
      return `check ${block.check.id}`;
    case 'absent':
      return `${block.of} ${block.id}`;
  }
}

interface Props {
  readonly block: Other;
  readonly knownOn: string;
  /** Whether the reader can go on to the pages of this installation. */
  readonly linked: boolean;
}

export function Block({ block, knownOn, linked }: Props) {
  const words = useWords();
  switch (block.kind) {
    case 'entry':
      return <Entry entry={block.entry} linked={linked} />;
    case 'sentence':
      return <Sentence sentence={block.sentence} linked={linked} />;
    case 'check':
      return <Check check={block.check} linked={linked} />;
    case 'absent':
      return (
        <p className="border-t border-line py-3 text-sm text-muted print:py-2">
          {words.t(`saved.absent.${block.why}`, {
            what: words.t(`saved.kind.${block.of}`),
            day: words.day(knownOn),
          })}
        </p>
      );
  }
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="break-inside-avoid border-t border-line py-5 text-sm print:py-2.5"
    >
      <h3 id={id} className="break-words text-base font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}

function Entry({ entry, linked }: { entry: BriefEntryWire; linked: boolean }) {
  const words = useWords();
  const comma = words.t('list.comma');
  return (
    <Part title={<bdi>{titleOf(words, entry)}</bdi>}>
      <p className="text-muted">
        {whenSaid(words, entry)} · {kindSaid(words, entry)}
        {entry.places.length > 0 &&
          ` · ${words.t('timeline.at', { places: entry.places.map((name) => words.text(name)).join(comma) })}`}
      </p>
      {entry.text !== null && (
        <p className="mt-2 max-w-prose whitespace-pre-line break-words">
          <bdi>{words.text(shownText(entry.text))}</bdi>
        </p>
      )}
      {entry.concerns.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          {entry.concerns.map(({ indicator, name, direction }) => (
            <li key={indicator}>
              {linked ? (
                <TextLink href={`/indicators/${indicator}?event=${entry.id}`}>{words.text(name)}</TextLink>
              ) : (
                words.text(name)
              )}
              {direction !== null && (
                <span className="text-muted"> {words.t(`timeline.should.${direction}`)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="mt-2 text-xs text-faint">
        {entry.sources.map((source) => {
          const place = placeIn(words, source);
          return (
            <li key={`${source.title} ${source.url ?? ''} ${source.locator ?? ''}`} className="break-words">
              <bdi>
                {source.url === null ? (
                  source.title
                ) : (
                  <OutsideLink href={source.url}>{source.title}</OutsideLink>
                )}
              </bdi>
              {place !== null && (
                <>
                  {comma}
                  <bdi>{place}</bdi>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Sentence({ sentence, linked }: { sentence: BriefSentenceWire; linked: boolean }) {
  const words = useWords();
  const { indicator, text, mark, language, citation, observation, source } = sentence;
  const figure = words.figure(sentence.quantity, indicator.unit, sentence.per);
  const name = words.text(indicator.name);
  return (
    <Part
      title={
        <>
          {words.t('saved.kind.sentence')}:{' '}
          {linked ? <TextLink href={`/observations/${observation}`}>{name}</TextLink> : name} ·{' '}
          {words.period(sentence.period)}
        </>
      }
    >
      <blockquote
        dir="auto"
        lang={language ?? undefined}
        className="mt-2 max-w-prose border-s-2 border-edge ps-3 text-base break-words"
      >
        {text.slice(0, mark.start)}
        <mark className="rounded-sm bg-sunken px-0.5 font-semibold text-ink">
          {text.slice(mark.start, mark.end)}
        </mark>
        {text.slice(mark.end)}
      </blockquote>
      <p className="mt-2 text-muted">
        {sentence.since?.kind === 'retracted'
          ? words.t('saved.onRecordNot', { period: words.period(sentence.period) })
          : words.t('saved.onRecord', { figure, period: words.period(sentence.period) })}
        {sentence.since !== null && ` ${sinceText(words, { ...sentence.since, reason: null })}`}
      </p>
      <p className="text-xs text-faint">
        <Work source={citation} /> · {gradeText(words, sentence)}
      </p>
      {linked && (
        <p className="text-xs empty:hidden print:hidden">
          <SentenceLink source={{ ...citation, id: source }} observation={observation} />
        </p>
      )}
    </Part>
  );
}

function Check({ check, linked }: { check: BriefCheckWire; linked: boolean }) {
  const words = useWords();
  const { id, note, outcome, figuresOf } = check;
  const title = <bdi>{words.text(shownText(check.title))}</bdi>;
  return (
    <Part
      title={
        <>
          {words.t('saved.kind.check')}:{' '}
          {linked ? <TextLink href={`/checks?check=${id}`}>{title}</TextLink> : title}
        </>
      }
    >
      {note !== null && (
        <p className="max-w-prose break-words text-muted">
          <bdi>{words.text(shownText(note))}</bdi>
        </p>
      )}
      <div className="mt-2">
        <CheckState state={outcome.state} period={outcome.period} />
        <p className="mb-3 mt-1 max-w-prose">{words.text(outcome.conclusion)}</p>
      </div>
      <Worked outcome={outcome} />
      {figuresOf !== null && (
        <p className="mt-2 text-xs text-faint">
          {words.t('saved.checkKnown', { day: words.day(figuresOf) })}
        </p>
      )}
    </Part>
  );
}

import type { PipelineWire } from '@marsad/indicators/contract';
import { useWords, type Words } from '../language/words.js';
import { Section } from '../ui/section.js';
import { ageText } from './age.js';
import { type Stretch, stretchesOf } from './stretches.js';

type Block = PipelineWire['history'][number];

/** Tremor's tracker, drawn here: its blocks have neither a height nor words for those who don't tell colours apart. */
const looks: Record<Block['was'], string> = {
  good: 'h-1/2 bg-within',
  slow: 'h-3/4 bg-breach opacity-60',
  failing: 'h-full bg-breach',
  'queue-away': 'h-full bg-breach',
  absent: 'h-full bg-breach',
  unknown: 'h-1/2 bg-sunken',
};

/** How the pipeline stood over the last day: a picture of it, and in words what was not in order. */
export function PipelineHistory({ history }: { history: readonly Block[] }) {
  const words = useWords();
  const [first] = history;
  if (first === undefined) return null;
  const troubles = stretchesOf(history).filter(({ was }) => was !== 'good' && was !== 'unknown');
  return (
    <Section title={words.t('pipeline.history')} lead={words.t('pipeline.historyLead')}>
      <div aria-hidden className="flex h-10 items-end gap-px sm:gap-0.5">
        {history.map((block) => (
          <span
            key={block.from}
            title={sentenceOf(words, block)}
            className={`min-w-0 flex-1 rounded-tremor-small ${looks[block.was]}`}
          />
        ))}
      </div>
      <div aria-hidden className="mt-1 flex justify-between text-xs text-muted">
        <span>{words.instant(first.from)}</span>
        <span>{words.t('pipeline.historyNow')}</span>
      </div>
      {troubles.length === 0 ? (
        <p className="mt-3 text-sm">{words.t('pipeline.historyNone')}</p>
      ) : (
        <ul className="mt-3 grid gap-1 text-sm">
          {troubles.map((stretch) => (
            <li key={stretch.from}>{sentenceOf(words, stretch)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function sentenceOf(words: Words, { from, to, was, oldestSeconds }: Stretch): string {
  const times = new Intl.DateTimeFormat(words.locale, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return words.t('pipeline.historyBlock', {
    when: times.formatRange(new Date(from), new Date(to)),
    was: words.t(`pipeline.past.${was}`, { age: ageText(words.locale, oldestSeconds ?? 0) }),
  });
}

import type { FactWire } from '@marsad/indicators/contract';
import { useFacts } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { documentPlace } from '../saying/locator.js';
import { Card } from '../ui/card.js';
import { List } from '../ui/list.js';
import { Notice } from '../ui/notice.js';
import { ReferenceSection } from './section.js';

/** The reference figures in the document's order, hedge and all. */
export function ReferenceFigures() {
  const words = useWords();
  return (
    <ReferenceSection
      title={words.t('facts.figures')}
      lead={<p>{words.t('facts.figuresLead')}</p>}
      query={useFacts()}
      what={words.t('failed.facts')}
      none={words.t('facts.figuresNone')}
      height={720}
    >
      {(facts) => (
        <>
          <div className="mb-4 max-w-3xl">
            <Notice>{words.t('facts.region')}</Notice>
          </div>
          <Card className="!py-1 sm:!py-1">
            <List>
              {facts.map((fact) => (
                <Fact key={fact.id} fact={fact} />
              ))}
            </List>
          </Card>
          <p className="mt-2 max-w-3xl text-xs text-faint">{words.t('facts.places')}</p>
        </>
      )}
    </ReferenceSection>
  );
}

function Fact({ fact }: { fact: FactWire }) {
  const words = useWords();
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 md:grid-cols-[2fr_3fr_minmax(9rem,1fr)]">
      <div className="min-w-0">
        <h3 className="text-sm font-semibold">{words.text(fact.name)}</h3>
        {fact.note !== null && <p className="text-xs text-faint">{words.text(fact.note)}</p>}
      </div>
      <Figures figures={fact.figures} />
      <p className="text-xs text-muted md:text-end">
        {words.t('facts.where', {
          period: whenOf(words, fact),
          place: documentPlace(words, fact.locator),
        })}
      </p>
    </li>
  );
}

function whenOf(words: Words, { period, upTo }: FactWire): string {
  if (period === null) return words.t('facts.undated');
  return upTo ? words.t('facts.upTo', { period: words.period(period) }) : words.period(period);
}

function Figures({ figures }: { figures: FactWire['figures'] }) {
  const words = useWords();
  return (
    <ul className="flex min-w-0 flex-col gap-1">
      {figures.map(({ label, quantity, unit, derived }) => {
        const name = label === null ? null : words.text(label);
        return (
          <li key={`${name} ${quantity.text}`} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold tabular-nums">{words.figure(quantity, unit, 'period')}</span>
            {name !== null && <span className="text-xs text-muted">{name}</span>}
            {derived && <span className="text-xs text-faint">({words.t('facts.derived')})</span>}
          </li>
        );
      })}
    </ul>
  );
}

import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords } from '../language/words.js';
import { gradeText, shortSource } from '../saying/citation.js';
import { Card } from '../ui/card.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
}

/** What other sources say of the same period, and whether all can be right. */
export function OtherSources({ observation, indicator }: Props) {
  const words = useWords();
  const id = useId();
  const { others, disagreement } = observation;
  if (others.length === 0) return null;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('others.title', { count: others.length })}
      </h2>
      {disagreement && (
        <Notice kind="warning" title={words.t('others.disagree')}>
          {words.t('others.disagreeMore')}
        </Notice>
      )}
      <FramedList>
        {others.map(({ observation: other, quantity, per }) => (
          <ListItem key={other.id} className="flex-wrap !items-baseline gap-x-4 gap-y-1">
            <span className="font-medium">{words.figure(quantity, indicator.unit, per)}</span>
            <span className="min-w-0 text-muted">
              <bdi>{shortSource(other.source, words)}</bdi> · {gradeText(words, other)}
              {other.role === 'recommended' && ` · ${words.t('others.recommended')}`}
            </span>
            <span className="ms-auto">
              <TextLink href={`/observations/${other.id}`} about={other.source.title}>
                {words.t('others.open')}
              </TextLink>
            </span>
          </ListItem>
        ))}
      </FramedList>
    </Card>
  );
}

import type { ImportWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { tableApi } from '../api/tables.js';
import { useWords, type Words } from '../language/words.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { Progress } from '../ui/progress.js';
import { waitText } from './duration.js';
import { canCancel, phaseOf } from './status.js';
import { StepHeading } from './step.js';
import { useReadAgain } from './use-import.js';

/** Something is being done with it: what, how far it is, and how long it still takes. */
export function Working({ one }: { one: ImportWire }) {
  const words = useWords();
  const id = useId();
  const { progress, status } = one;
  const label = words.t(`import.phase.${progress?.phase ?? phaseOf(status)}`);
  const share =
    progress === null || progress.total === null || progress.total === 0
      ? null
      : progress.done / progress.total;
  const said = progress === null ? words.t('import.waiting') : progressText(words, progress);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <StepHeading id={id}>{label}</StepHeading>
      <Progress label={label} share={share} text={said} />
      <p className="text-sm tabular-nums text-muted">{said}</p>
      <p className="text-sm text-faint">{words.t('import.leaveOpen')}</p>
      {canCancel(status) && (
        <div className="flex">
          <Cancel one={one} />
        </div>
      )}
    </Card>
  );
}

function progressText(
  words: Words,
  { done, total, perSecond, secondsLeft }: NonNullable<ImportWire['progress']>,
) {
  return [
    total === null
      ? words.t('import.rows', { count: done })
      : words.t('import.rowsOf', { done: words.number(done), count: total }),
    ...(perSecond === null || perSecond < 1
      ? []
      : [words.t('import.rate', { count: words.number(Math.round(perSecond)) })]),
    ...(secondsLeft === null ? [] : [words.t('import.left', { time: waitText(words, secondsLeft) })]),
  ].join(' · ');
}

/** Ends it before anything is recorded. */
export function Cancel({ one: { id, name } }: { one: Pick<ImportWire, 'id' | 'name'> }) {
  const words = useWords();
  const readAgain = useReadAgain(id);
  return (
    <Confirmed
      label={words.t('import.cancel')}
      about={name}
      question={words.t('import.cancelQuestion')}
      act={() => tableApi.importStep(id, 'cancel')}
      done={() => void readAgain()}
    />
  );
}

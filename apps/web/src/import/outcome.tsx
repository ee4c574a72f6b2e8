import type { ImportWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useIndicators } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { List, ListItem } from '../ui/list.js';
import { Metric } from '../ui/metric.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import { CountedRows } from './plan.js';
import { StepHeading } from './step.js';
import { useReadAgain } from './use-import.js';

/** What was done, what fired by it, and one button that takes it back. */
export function Committed({ one }: { one: ImportWire }) {
  const words = useWords();
  const id = useId();
  const { counts, alerts, committedAt } = one;
  const readAgain = useReadAgain(one.id);
  const isEditor = useWhyNot('editor') === null;
  const create = counts?.create ?? 0;
  const revise = counts?.revise ?? 0;
  return (
    <div className="grid gap-4">
      <Card labelledBy={id} className="flex flex-col gap-4">
        <StepHeading id={id}>{words.t('import.done')}</StepHeading>
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          {(['create', 'revise', 'unchanged'] as const).map((kind) => (
            <div key={kind}>
              <dt className="text-sm text-muted">{words.t(`import.done.${kind}`)}</dt>
              <dd>
                <Metric>{words.number(counts?.[kind] ?? 0)}</Metric>
              </dd>
            </div>
          ))}
        </dl>
        {committedAt !== null && (
          <p className="text-sm text-muted">
            {words.t('import.doneAt', { when: words.instant(committedAt) })}
          </p>
        )}
        {alerts !== null && (
          <p className="text-sm">
            {words.t('import.alerts', alerts)}{' '}
            {alerts.fired + alerts.resolved > 0 && (
              <TextLink href={`/alerts?import=${one.id}`}>{words.t('import.alertsSee')}</TextLink>
            )}
          </p>
        )}
        <p className="text-sm">
          <ToTheFigures one={one} />
        </p>
        {isEditor && create + revise > 0 && (
          <div className="flex">
            <Confirmed
              label={words.t('import.undo')}
              about={one.name}
              question={words.t('import.undoQuestion', { create, revise })}
              act={() => tableApi.importStep(one.id, 'undo')}
              done={() => void readAgain()}
            />
          </div>
        )}
      </Card>
      <RowsCard one={one} />
    </div>
  );
}

/** To what they were recorded for, where it is one thing. */
function ToTheFigures({ one: { mapping } }: { one: ImportWire }) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const field = mapping.indicator;
  const known = indicators.find(({ id }) => field !== undefined && 'is' in field && field.is === id);
  if (known === undefined) return <TextLink href="/">{words.t('import.seeIndicators')}</TextLink>;
  return (
    <TextLink href={`/indicators/${known.id}`}>
      {words.t('import.seeIndicator', { indicator: words.text(known.name) })}
    </TextLink>
  );
}

function RowsCard({ one }: { one: ImportWire }) {
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id} className="flex flex-col gap-4">
      <h2 id={id} className="text-base font-semibold">
        {words.t('import.rowsTitle')}
      </h2>
      <CountedRows one={one} />
    </Card>
  );
}

/** It was taken back; what somebody had changed since was left alone, and is listed. */
export function Undone({ one }: { one: ImportWire }) {
  const words = useWords();
  const id = useId();
  const { kept, undoneAt } = one;
  return (
    <div className="grid gap-4">
      <Notice>
        <StepHeading id={`${id}-undone`}>{words.t('import.undoneTitle')}</StepHeading>
        <p className="mt-1">{words.t('import.undoneText')}</p>
        {undoneAt !== null && (
          <p className="mt-1 text-muted">{words.t('import.undoneAt', { when: words.instant(undoneAt) })}</p>
        )}
        <p className="mt-3">
          <TextLink href="/tables">{words.t('import.again')}</TextLink>
        </p>
      </Notice>
      {kept.length > 0 && (
        <Card labelledBy={id} className="flex flex-col gap-2">
          <h2 id={id} className="text-base font-semibold">
            {words.t('import.kept', { count: kept.length })}
          </h2>
          <p className="text-sm text-muted">{words.t('import.keptText')}</p>
          <List>
            {kept.map(({ row, observation, period }) => (
              <ListItem key={observation}>
                <TextLink href={`/observations/${observation}`}>
                  {words.t('import.keptRow', {
                    row: words.number(row, { useGrouping: false }),
                    period: words.period(period),
                  })}
                </TextLink>
              </ListItem>
            ))}
          </List>
        </Card>
      )}
    </div>
  );
}

import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { useId, useState } from 'react';
import { api } from '../api/client.js';
import { normalisationText } from '../chart/notes.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EditForm } from '../ui/edit-form.js';
import { ChoiceField, ReasonField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { CorrectionForm } from './correction-form.js';
import { useRefresh } from './refresh.js';

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
}

type Action = 'revise' | 'retract' | 'restore' | 'recommend' | 'recommend-end' | 'pin';

/** What an editor can do with a figure. Each asks for the reason, and names the revision it was decided on. */
export function Editing({ observation, indicator }: Props) {
  const words = useWords();
  const id = useId();
  const [action, setAction] = useState<Action | null>(null);
  const [done, setDone] = useState<Action | null>(null);
  const finished = useRefresh(observation, indicator);
  const finish = async (what: Action) => {
    await finished();
    setAction(null);
    setDone(what);
  };
  return (
    <Card labelledBy={id} className="flex flex-col gap-4">
      <h2 id={id} className="text-base font-semibold">
        {words.t('edit.title')}
      </h2>
      <div role="status" className="empty:hidden">
        {done !== null && action === null && <Notice kind="good">{words.t(`edit.done.${done}`)}</Notice>}
      </div>
      <div className="flex flex-wrap gap-2">
        {actionsFor(observation).map((one) => (
          <Button
            key={one}
            aria-expanded={action === one}
            onClick={() => {
              setAction(action === one ? null : one);
              setDone(null);
            }}
          >
            {words.t(`edit.${one}`)}
          </Button>
        ))}
      </div>
      {action === 'revise' && (
        <CorrectionForm
          observation={observation}
          indicator={indicator}
          refresh={finished}
          done={() => finish('revise')}
        />
      )}
      {action === 'pin' && (
        <PinForm
          observation={observation}
          indicator={indicator}
          refresh={finished}
          done={() => finish('pin')}
        />
      )}
      {action !== null && action !== 'revise' && action !== 'pin' && (
        <ReasonForm
          key={action}
          action={action}
          observation={observation}
          refresh={finished}
          done={() => finish(action)}
        />
      )}
    </Card>
  );
}

function actionsFor({ retracted, role, choice, others, isBaseline }: ObservationWire): Action[] {
  if (retracted) return ['restore'];
  const choosable = others.length > 0 && !isBaseline;
  return [
    'revise',
    ...(choosable && (role !== 'recommended' || choice === null) ? (['recommend'] as const) : []),
    ...(role === 'recommended' && choice !== null ? (['recommend-end'] as const) : []),
    ...(isBaseline ? [] : (['pin'] as const)),
    'retract',
  ];
}

interface FormProps {
  readonly observation: ObservationWire;
  readonly done: () => Promise<void>;
  /** After a refusal too: it may be that somebody else was first. */
  readonly refresh: () => Promise<void>;
}

function ReasonForm({
  action,
  observation,
  done,
  refresh,
}: FormProps & { action: Exclude<Action, 'revise' | 'pin'> }) {
  const words = useWords();
  return (
    <EditForm
      label={words.t(`edit.${action}`)}
      first={{ reason: '' }}
      version={observation.revision}
      undoes={false}
      send={({ reason }) => api.edit(observation.id, action, reason, observation.revision)}
      refresh={refresh}
      done={done}
      submit={words.t(`edit.${action}`)}
    >
      {action === 'retract' && observation.isBaseline && (
        <Notice kind="warning">{words.t('edit.retractBaseline')}</Notice>
      )}
      <ReasonField hint={words.t(`edit.why.${action}`)} />
    </EditForm>
  );
}

/** What the others of its series are compared with from now on. */
function PinForm({ observation, indicator, done, refresh }: FormProps & { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const isRange = observation.quantity.qualifier === 'range';
  return (
    <EditForm
      label={words.t('edit.pin')}
      first={{ range: '' as '' | 'spread' | 'uncertainty', reason: '' }}
      version={observation.revision}
      undoes={false}
      send={({ range, reason }) =>
        api.pinBaseline(indicator.id, {
          observation: observation.id,
          range: range === '' ? null : range,
          reason,
        })
      }
      refresh={refresh}
      done={done}
      submit={words.t('edit.pin')}
    >
      <PinnedAs observation={observation} indicator={indicator} />
      {isRange && (
        <ChoiceField name="range" label={words.t('own.range')}>
          <option value="">{words.t('own.range.none')}</option>
          <option value="spread">{words.t('own.range.spread')}</option>
          <option value="uncertainty">{words.t('own.range.uncertainty')}</option>
        </ChoiceField>
      )}
      <ReasonField hint={words.t('edit.why.pin')} />
    </EditForm>
  );
}

/** A figure over several months and one for a month are the same baseline only after it was brought to the basis. */
function PinnedAs({ observation, indicator }: Props) {
  const words = useWords();
  const { normalised, per } = observation;
  const { unit, rateBasis } = indicator;
  if (normalised === null) return null;
  const how = normalisationText(words, { normalised, per }, unit, rateBasis);
  return (
    <p className="text-sm text-muted">
      {how ?? words.t('edit.pinReads', { figure: words.figure(observation.quantity, unit, per) })}
    </p>
  );
}

import type { IndicatorSummaryWire, ObservationWire, RevisionBody } from '@marsad/indicators/wire';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { api } from '../client.js';
import { useWords } from '../language.js';
import { keys } from '../queries.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Field } from '../ui/field.js';
import { ServerForm, TextField, text } from '../ui/form.js';
import { Notice } from '../ui/notice.js';

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
  const finished = useFinished(observation, indicator);
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
        <ReviseForm observation={observation} refresh={finished} done={() => finish('revise')} />
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

/** Everything this figure appears in is read again. */
function useFinished({ id }: ObservationWire, indicator: IndicatorSummaryWire): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [keys.allObservations, keys.observations(id), keys.indicators, keys.allSeries(indicator.id)].map(
        (queryKey) => client.invalidateQueries({ queryKey }),
      ),
    );
  };
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
    <ServerForm
      label={words.t(`edit.${action}`)}
      send={(form) =>
        api.edit(observation.id, action, text(form, 'reason'), observation.revision).catch(async (error) => {
          await refresh();
          throw error;
        })
      }
      done={done}
      submit={words.t(`edit.${action}`)}
    >
      {(at) => <ReasonField at={at} hint={words.t(`edit.why.${action}`)} />}
    </ServerForm>
  );
}

/** What the others of its series are compared with from now on. */
function PinForm({ observation, indicator, done }: FormProps & { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const isRange = observation.quantity.qualifier === 'range';
  return (
    <ServerForm
      label={words.t('edit.pin')}
      send={(form) => {
        const range = text(form, 'range');
        return api.pinBaseline(indicator.id, {
          observation: observation.id,
          range: range === '' ? null : (range as 'spread' | 'uncertainty'),
          reason: text(form, 'reason'),
        });
      }}
      done={done}
      submit={words.t('edit.pin')}
    >
      {(at) => (
        <>
          {isRange && (
            <Choice name="range" label={words.t('own.range')} value="" at={at}>
              <option value="">{words.t('own.range.none')}</option>
              <option value="spread">{words.t('own.range.spread')}</option>
              <option value="uncertainty">{words.t('own.range.uncertainty')}</option>
            </Choice>
          )}
          <ReasonField at={at} hint={words.t('edit.why.pin')} />
        </>
      )}
    </ServerForm>
  );
}

type At = (name: string) => readonly string[];

function ReasonField({ at, hint }: { at: At; hint: string }) {
  const words = useWords();
  return (
    <Field label={words.t('edit.reason')} hint={hint} errors={at('reason')}>
      {(aids) => <textarea {...aids} name="reason" rows={2} required maxLength={1000} dir="auto" />}
    </Field>
  );
}

const statuses = ['A', 'E', 'P', 'B'] as const;
const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const numbers = [1, 2, 3, 4, 5, 6] as const;

function ReviseForm({ observation, done, refresh }: FormProps) {
  const words = useWords();
  const { source } = observation;
  return (
    <ServerForm
      label={words.t('edit.revise')}
      send={(form) =>
        api.revise(observation.id, changeIn(form, observation)).catch(async (error) => {
          await refresh();
          throw error;
        })
      }
      done={done}
      submit={words.t('edit.save')}
    >
      {(at) => (
        <>
          <TextField
            name="value"
            label={words.t('field.value')}
            defaultValue={observation.quantity.text}
            autoComplete="off"
            at={at}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="source/date"
              label={words.t('edit.sourceDate')}
              hint={words.t('edit.sourceDateHint')}
              defaultValue={source.date ?? ''}
              required={false}
              dir="ltr"
              autoComplete="off"
              at={at}
            />
            <TextField
              name="source/locator"
              label={words.t('field.locator')}
              defaultValue={source.locator ?? ''}
              required={false}
              autoComplete="off"
              at={at}
            />
            <Choice
              name="reliability"
              label={words.t('field.reliability')}
              value={observation.reliability ?? ''}
              at={at}
            >
              <option value="">{words.t('grade.none')}</option>
              {letters.map((letter) => (
                <option key={letter} value={letter}>
                  {letter} – {words.t(`reliability.${letter}`)}
                </option>
              ))}
            </Choice>
            <Choice
              name="credibility"
              label={words.t('field.credibility')}
              value={String(observation.credibility ?? '')}
              at={at}
            >
              <option value="">{words.t('grade.none')}</option>
              {numbers.map((number) => (
                <option key={number} value={number}>
                  {words.number(number)} – {words.t(`credibility.${number}`)}
                </option>
              ))}
            </Choice>
            <Choice name="status" label={words.t('field.status')} value={observation.status} at={at}>
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {words.t(`status.${status}`)}
                </option>
              ))}
            </Choice>
          </div>
          <Field label={words.t('field.note')} errors={at('note')}>
            {(aids) => (
              <textarea
                {...aids}
                name="note"
                rows={2}
                maxLength={4000}
                dir="auto"
                defaultValue={observation.note ?? ''}
              />
            )}
          </Field>
          <ReasonField at={at} hint={words.t('edit.why.revise')} />
        </>
      )}
    </ServerForm>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly at: At;
  readonly children: ReactNode;
}

function Choice({ name, label, value, at, children }: ChoiceProps) {
  return (
    <Field label={label} errors={at(name)}>
      {(aids) => (
        <select {...aids} name={name} defaultValue={value}>
          {children}
        </select>
      )}
    </Field>
  );
}

/** Only what was touched: what is left out stays as it is, and keeps its exact bounds. */
function changeIn(form: FormData, { revision, quantity, per, source }: ObservationWire): RevisionBody {
  const given = (name: string) => text(form, name).trim();
  const value = given('value');
  const orNull = (name: string) => (given(name) === '' ? null : given(name));
  return {
    revision,
    reason: given('reason'),
    ...(value === quantity.text ? {} : { value, per }),
    source: {
      ...(given('source/date') === (source.date ?? '') ? {} : { date: orNull('source/date') }),
      ...(given('source/locator') === (source.locator ?? '') ? {} : { locator: orNull('source/locator') }),
    },
    reliability: orNull('reliability') as RevisionBody['reliability'],
    credibility: given('credibility') === '' ? null : Number(given('credibility')),
    status: given('status') as (typeof statuses)[number],
    note: orNull('note'),
  };
}

import type { AlertWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { actOnAlerts } from '../api/alerts.js';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, LongField } from '../ui/form-fields.js';
import { TextLink } from '../ui/text-link.js';
import { AcknowledgeForm, acknowledgementText } from './acknowledge-form.js';
import { AssignPanel } from './inbox-panels.js';

const outcomes = ['confirmed', 'monitor', 'discarded', 'false-positive'] as const;

/** What people said of an alert, and what an editor can say. */
export function AlertResponses({ alert }: { alert: AlertWire }) {
  const words = useWords();
  const id = useId();
  const { acknowledgedBy, triage } = alert;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('people.alert')}
      </h2>
      {acknowledgedBy === null ? (
        alert.state !== 'normal' && <p className="text-sm text-muted">{words.t('ack.none')}</p>
      ) : (
        <div className="text-sm">
          <p>{acknowledgementText(words, acknowledgedBy)}</p>
          <Note note={acknowledgedBy.note} />
        </div>
      )}
      {triage !== null && (
        <div className="text-sm">
          <p>
            <span className="font-semibold">{words.t(`triage.${triage.outcome}`)}</span>{' '}
            <span className="text-muted">
              {words.t('history.by', { by: triage.by, when: words.instant(triage.at) })}
            </span>
          </p>
          <Note note={triage.note} />
        </div>
      )}
      {alert.assignedTo !== null && (
        <p className="text-sm">
          {words.t('inbox.assignedBy', {
            name: alert.assignedTo.name,
            by: alert.assignedTo.by,
            when: words.instant(alert.assignedTo.at),
          })}
        </p>
      )}
      {alert.silencedUntil !== null && (
        <p className="text-sm">{words.t('inbox.silent', { when: words.instant(alert.silencedUntil) })}</p>
      )}
      <ForRole needed="editor">
        <Actions alert={alert} />
      </ForRole>
    </Card>
  );
}

function Note({ note }: { note: string | null }) {
  if (note === null) return null;
  return (
    <q>
      <bdi>{note}</bdi>
    </q>
  );
}

function Actions({ alert }: { alert: AlertWire }) {
  const words = useWords();
  const client = useQueryClient();
  const [doing, setDoing] = useState<'acknowledge' | 'triage' | 'assign' | null>(null);
  const done = async () => {
    await client.invalidateQueries({ queryKey: keys.allAlerts });
    setDoing(null);
  };
  const silence = new URLSearchParams({ indicator: alert.indicator, rule: alert.rule.id });
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {alert.state !== 'normal' && (
          <Button
            aria-expanded={doing === 'acknowledge'}
            onClick={() => setDoing(doing === 'acknowledge' ? null : 'acknowledge')}
          >
            {words.t('ack.do')}
          </Button>
        )}
        <Button
          aria-expanded={doing === 'triage'}
          onClick={() => setDoing(doing === 'triage' ? null : 'triage')}
        >
          {words.t('triage.do')}
        </Button>
        <Button
          aria-expanded={doing === 'assign'}
          onClick={() => setDoing(doing === 'assign' ? null : 'assign')}
        >
          {words.t('inbox.assign')}
        </Button>
        <TextLink href={`/silences?${silence}`}>{words.t('silences.this')}</TextLink>
      </div>
      {doing === 'assign' && (
        <AssignPanel
          act={async (deed) => {
            await actOnAlerts({ ...deed, alerts: [alert.id] });
            await done();
          }}
        />
      )}
      {doing === 'acknowledge' && (
        <AcknowledgeForm send={(note, until) => api.acknowledge(alert.id, note, until)} done={done} />
      )}
      {doing === 'triage' && (
        <ServerForm
          label={words.t('triage.do')}
          first={{ outcome: alert.triage?.outcome ?? 'confirmed', note: '' }}
          send={(form) => api.triage(alert.id, form.outcome as (typeof outcomes)[number], form.note)}
          done={done}
          submit={words.t('settings.save')}
        >
          <ChoiceField name="outcome" label={words.t('triage.outcome')}>
            {outcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {words.t(`triage.${outcome}`)}
              </option>
            ))}
          </ChoiceField>
          <LongField name="note" label={words.t('field.note')} maxLength={1000} />
        </ServerForm>
      )}
    </>
  );
}

import type { SilenceWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { AlertsNav } from '../alert/nav.js';
import { api } from '../api/client.js';
import { keys, useIndicators, useRules } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { ForRole } from '../session/session.js';
import { Confirmed } from '../ui/confirmed.js';
import { Field } from '../ui/field.js';
import { ServerForm, text } from '../ui/form.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { usePageTitle } from '../ui/page-title.js';
import { Section } from '../ui/section.js';

const days = [1, 7, 30] as const;

/** What is kept quiet for a time. */
export default function SilencesPage() {
  const words = useWords();
  usePageTitle(words.t('silences.title'));
  const client = useQueryClient();
  const silences = useQuery({ queryKey: keys.silences, queryFn: ({ signal }) => api.silences(signal) });
  const again = () => void client.invalidateQueries({ queryKey: keys.silences });
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('alerts.title')}</h1>
      <AlertsNav />
      <div className="grid gap-4">
        <Section title={words.t('silences.title')} lead={words.t('silences.lead')}>
          <ItemList query={silences} what={words.t('silences.title')} none={words.t('silences.none')}>
            {(silence) => <Item silence={silence} done={again} />}
          </ItemList>
        </Section>
        <ForRole needed="editor">
          <NewSilence done={again} />
        </ForRole>
      </div>
    </>
  );
}

function Item({ silence, done }: { silence: SilenceWire; done: () => void }) {
  const words = useWords();
  const { matchers, state, startsAt, endsAt, comment, by, id } = silence;
  const what = useMatcherWords(matchers);
  return (
    <>
      <ItemText
        title={
          <>
            {what} <span className="text-sm font-normal text-muted">{words.t(`silences.${state}`)}</span>
          </>
        }
      >
        {words.t('silences.span', { start: words.instant(startsAt), end: words.instant(endsAt) })}
        {' · '}
        <bdi>{by}</bdi>
        {' · '}
        <q>
          <bdi>{comment}</bdi>
        </q>
      </ItemText>
      {state !== 'expired' && (
        <ForRole needed="editor">
          <Confirmed
            label={words.t('silences.end')}
            about={what}
            question={words.t('silences.endQuestion')}
            act={() => api.endSilence(id)}
            done={done}
          />
        </ForRole>
      )}
    </>
  );
}

/** Labels by the names people know: an indicator, a rule, a severity. */
function useMatcherWords(matchers: SilenceWire['matchers']): string {
  const words = useWords();
  const { data: indicators } = useIndicators();
  const { data: rules } = useRules();
  const conditions = matchers.map(({ name, op, value }) => {
    const known = knownValue(words, name, value, indicators ?? [], rules ?? []);
    return op === '=' ? known : words.t('condition.not', { part: known });
  });
  return conditions.join(words.t('list.comma'));
}

function knownValue(
  words: Words,
  name: string,
  value: string,
  indicators: readonly { id: string; name: { en: string; ar?: string | undefined } }[],
  rules: readonly { id: string; name: { en: string; ar?: string | undefined } }[],
): string {
  const indicator = name === 'indicator' ? indicators.find(({ id }) => id === value) : undefined;
  if (indicator !== undefined) return words.text(indicator.name);
  const rule = name === 'rule' ? rules.find(({ id }) => id === value) : undefined;
  if (rule !== undefined) return words.text(rule.name);
  if (name === 'severity' && value in severityNames)
    return words.t(severityNames[value as keyof typeof severityNames]);
  return `${name}=${value}`;
}

function NewSilence({ done }: { done: () => void }) {
  const words = useWords();
  const [asked] = useSearchParams();
  const { data: indicators } = useIndicators();
  const { data: rules } = useRules();
  if (indicators === undefined || rules === undefined) return null;
  return (
    <Section title={words.t('silences.new')} lead={words.t('silences.newLead')}>
      <ServerForm
        label={words.t('silences.new')}
        send={(form) => {
          const matchers = (['indicator', 'rule', 'severity'] as const).flatMap((name) => {
            const value = text(form, name);
            return value === '' ? [] : [{ name, op: '=' as const, value }];
          });
          const endsAt = new Date(Date.now() + Number(text(form, 'days')) * 86_400_000).toISOString();
          return api.createSilence({ matchers, endsAt, comment: text(form, 'comment') });
        }}
        done={done}
        submit={words.t('silences.submit')}
        success={words.t('silences.made')}
      >
        {(at) => (
          <>
            <Field
              label={words.t('field.indicator')}
              errors={['matchers', 'matchers/0', 'matchers/1', 'matchers/2'].flatMap((name) => at(name))}
            >
              {(aids) => (
                <select {...aids} name="indicator" defaultValue={asked.get('indicator') ?? ''}>
                  <option value="">{words.t('silences.any')}</option>
                  {indicators.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {words.text(name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words.t('silences.rule')}>
              {(aids) => (
                <select {...aids} name="rule" defaultValue={asked.get('rule') ?? ''}>
                  <option value="">{words.t('silences.any')}</option>
                  {rules.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {words.text(name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words.t('rules.severity')}>
              {(aids) => (
                <select {...aids} name="severity">
                  <option value="">{words.t('silences.any')}</option>
                  {(['info', 'warning', 'critical'] as const).map((one) => (
                    <option key={one} value={one}>
                      {words.t(severityNames[one])}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words.t('silences.for')} errors={at('endsAt')}>
              {(aids) => (
                <select {...aids} name="days">
                  {days.map((count) => (
                    <option key={count} value={count}>
                      {words.t('silences.days', { count })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words.t('edit.reason')} hint={words.t('silences.why')} errors={at('comment')}>
              {(aids) => <textarea {...aids} name="comment" rows={2} required maxLength={1000} dir="auto" />}
            </Field>
          </>
        )}
      </ServerForm>
    </Section>
  );
}

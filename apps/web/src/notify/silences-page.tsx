import type { SilenceWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { AlertsNav } from '../alert/nav.js';
import { feedApi } from '../api/feeds.js';
import { notifyApi } from '../api/notify.js';
import { keys, useIndicators, useRules } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { ForRole, useSession } from '../session/session.js';
import { Confirmed } from '../ui/confirmed.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, ReasonField } from '../ui/form-fields.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { usePageTitle } from '../ui/page-title.js';
import { Section } from '../ui/section.js';

const days = [1, 7, 30] as const;

/** What is kept quiet for a time. */
export default function SilencesPage() {
  const words = useWords();
  usePageTitle(words.t('silences.title'));
  const client = useQueryClient();
  const silences = useQuery({ queryKey: keys.silences, queryFn: ({ signal }) => notifyApi.silences(signal) });
  // An alert says whether it is silenced.
  const again = () => {
    for (const queryKey of [keys.silences, keys.allAlerts]) void client.invalidateQueries({ queryKey });
  };
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
            act={() => notifyApi.endSilence(id)}
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
  if (name === 'feed') return words.t('silences.feedNamed', { name: value });
  if (name === 'severity' && value in severityNames)
    return words.t(severityNames[value as keyof typeof severityNames]);
  return `${name}=${value}`;
}

/** Those that somebody may name, and the one they came for. */
function useFeedNames(asked: string | null): readonly string[] {
  const { role } = useSession();
  const { data = [] } = useQuery({
    queryKey: keys.feeds,
    queryFn: ({ signal }) => feedApi.feeds(signal),
    enabled: role === 'admin',
  });
  return [...new Set([...data.map(({ name }) => name), ...(asked === null ? [] : [asked])])];
}

function NewSilence({ done }: { done: () => void }) {
  const words = useWords();
  const [asked] = useSearchParams();
  const { data: indicators } = useIndicators();
  const { data: rules } = useRules();
  const feeds = useFeedNames(asked.get('feed'));
  if (indicators === undefined || rules === undefined) return null;
  return (
    <Section title={words.t('silences.new')} lead={words.t('silences.newLead')}>
      <ServerForm
        label={words.t('silences.new')}
        creates
        first={{
          indicator: asked.get('indicator') ?? '',
          rule: asked.get('rule') ?? '',
          severity: '',
          feed: asked.get('feed') ?? '',
          days: String(days[0]),
          comment: '',
        }}
        send={(form) => {
          const matchers = (['indicator', 'rule', 'severity', 'feed'] as const).flatMap((name) => {
            const value = form[name];
            return value === '' ? [] : [{ name, op: '=' as const, value }];
          });
          const endsAt = new Date(Date.now() + Number(form.days) * 86_400_000).toISOString();
          return notifyApi.createSilence({ matchers, endsAt, comment: form.comment });
        }}
        done={done}
        submit={words.t('silences.submit')}
        success={words.t('silences.made')}
      >
        <ChoiceField name="indicator" label={words.t('field.indicator')} makes={['matchers']}>
          <option value="">{words.t('silences.any')}</option>
          {indicators.map(({ id, name }) => (
            <option key={id} value={id}>
              {words.text(name)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField name="rule" label={words.t('silences.rule')}>
          <option value="">{words.t('silences.any')}</option>
          {rules.map(({ id, name }) => (
            <option key={id} value={id}>
              {words.text(name)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField name="severity" label={words.t('rules.severity')}>
          <option value="">{words.t('silences.any')}</option>
          {(['info', 'warning', 'critical'] as const).map((one) => (
            <option key={one} value={one}>
              {words.t(severityNames[one])}
            </option>
          ))}
        </ChoiceField>
        {feeds.length > 0 && (
          <ChoiceField name="feed" label={words.t('silences.feed')}>
            <option value="">{words.t('silences.any')}</option>
            {feeds.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </ChoiceField>
        )}
        <ChoiceField name="days" label={words.t('silences.for')} makes={['endsAt']}>
          {days.map((count) => (
            <option key={count} value={count}>
              {words.t('silences.days', { count })}
            </option>
          ))}
        </ChoiceField>
        <ReasonField name="comment" hint={words.t('silences.why')} />
      </ServerForm>
    </Section>
  );
}

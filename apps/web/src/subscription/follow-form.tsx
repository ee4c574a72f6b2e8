import { themeOf, themes } from '@marsad/indicators';
import type { SubscriptionListWire, SubscriptionWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { keys, useIndicators, useRules } from '../api/queries.js';
import { subscriptionApi } from '../api/subscriptions.js';
import { useWords } from '../language/words.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField } from '../ui/form-fields.js';

type Kind = SubscriptionWire['kind'];
type Mail = SubscriptionWire['mail'];

/** What is not followed yet, to choose from. */
export function FollowForm({ list }: { list: SubscriptionListWire }) {
  const words = useWords();
  const client = useQueryClient();
  const { data: indicators = [] } = useIndicators();
  const { data: rules = [] } = useRules();
  const isFree = (kind: Kind, subject: string) =>
    !list.items.some((one) => one.kind === kind && one.subject === subject);
  const offered: Readonly<Record<Kind, readonly { readonly id: string; readonly name: string }[]>> = {
    indicator: indicators.map(({ id, name }) => ({ id, name: words.text(name) })),
    // Of what there is nothing about, there is nothing to be told.
    topic: themes
      .filter((theme) => indicators.some((one) => themeOf(one) === theme))
      .map((id) => ({ id, name: words.t(`view.theme.${id}`) })),
    rule: rules.map(({ id, description }) => ({ id, name: words.text(description) })),
  };
  return (
    <ServerForm
      // What was followed is no choice any more.
      key={list.items.length}
      label={words.t('told.add')}
      first={{ what: '', mail: list.mail.sends ? 'daily' : 'never' }}
      asks={false}
      send={({ what, mail }) => {
        const [kind, subject] = [what.slice(0, what.indexOf(' ')), what.slice(what.indexOf(' ') + 1)];
        if (what === '') return null;
        return subscriptionApi.follow({
          kind: kind as Kind,
          subject,
          mail: mail as Mail,
        });
      }}
      incomplete={words.t('form.missing')}
      done={() => client.invalidateQueries({ queryKey: keys.subscriptions })}
      submit={words.t('told.follow')}
      success={words.t('told.added')}
    >
      <ChoiceField name="what" label={words.t('told.what')} makes={['kind', 'subject']}>
        <option value="">{words.t('told.choose')}</option>
        {(['topic', 'indicator', 'rule'] as const).map((kind) => (
          <optgroup key={kind} label={words.t(`told.kind.${kind}`)}>
            {offered[kind]
              .filter(({ id }) => isFree(kind, id))
              .map(({ id, name }) => (
                <option key={id} value={`${kind} ${id}`}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </ChoiceField>
      <ChoiceField name="mail" label={words.t('told.mail')}>
        {(['never', 'at-once', 'daily', 'weekly'] as const).map((choice) => (
          <option key={choice} value={choice}>
            {words.t(`told.mail.${choice}`)}
          </option>
        ))}
      </ChoiceField>
    </ServerForm>
  );
}

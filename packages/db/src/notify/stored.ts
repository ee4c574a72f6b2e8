/** Receivers and messages as they are stored. */
import {
  type Message,
  type ReceiverDefinition,
  storedSnapshot,
  type ToldAlert,
} from '@marsad/indicators/pipeline';
import { document, type Fields, fieldsOf, listOf, type Step, withParts } from '@marsad/indicators/stored';

/** Before there were chats, every message was in all languages. Labels and times were changed where they lay, by migration 0015. */
const withLanguage: Step = (before) => ({ chat: null, language: null, ...before });

export const storedReceiver = document<ReceiverDefinition>(
  'definition of a receiver',
  [withLanguage],
  withParts<ReceiverDefinition>({
    url: 'text?',
    to: 'list?',
    chat: 'text?',
    language: 'text?',
    groupBy: 'list',
    groupWait: 'number',
    groupInterval: 'number',
    repeatInterval: 'number?',
    sendResolved: 'truth',
    matchers: 'list',
  }),
);

/** Before rules had names, a rule was called by its description; and no figure named its source. */
const withNamesAndSources: Step = ({ relabelled: _, ...before }) => ({
  ...before,
  alerts: listOf(before.alerts, 'alerts').map((given) => {
    const alert = fieldsOf(given, 'an alert');
    const { value, previousValue } = alert;
    return {
      ruleName: alert.description,
      downgraded: false,
      ...alert,
      value: withSource(value),
      previousValue: withSource(previousValue),
    };
  }),
});
const withSource = (given: unknown) =>
  given === null || given === undefined ? null : { source: null, ...fieldsOf(given, 'a value') };

const messageParts = withParts<Message>({
  reason: 'text',
  groupKey: 'text',
  groupLabels: 'fields',
  alerts: 'list',
  feed: 'fields?',
});
const alertParts = withParts<Omit<ToldAlert, 'snapshot'> & { readonly snapshot: unknown }>(
  {
    id: 'text',
    fingerprint: 'text',
    status: 'text',
    labels: 'fields',
    startsAt: 'text',
    endsAt: 'text?',
    late: 'truth',
    indicator: 'text',
    unit: 'text',
    name: 'fields',
    ruleName: 'fields',
    description: 'fields',
    value: 'fields?',
    previousValue: 'fields?',
    downgraded: 'truth',
    reason: 'text',
    snapshot: 'fields',
  },
  'an alert',
);

function messageOf(given: Fields): Message {
  const message = messageParts(given);
  const alerts = message.alerts.map((alert) => {
    const { snapshot, ...told } = alertParts(alert);
    return { ...told, snapshot: storedSnapshot.read(snapshot) };
  });
  return { ...message, alerts };
}

/** The snapshots in a message are documents of their own, with versions of their own. */
const withVersions = ({ alerts, ...message }: Message) => ({
  ...message,
  alerts: alerts.map((alert) => ({ ...alert, snapshot: storedSnapshot.write(alert.snapshot) })),
});

export const storedMessage = document<Message>('message', [withNamesAndSources], messageOf, withVersions);

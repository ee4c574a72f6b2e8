/** Has a kept brief mailed to oneself: when, in which language; paused, ended, and what became of the last mails. */
import type { BriefMailingStateWire, BriefMailingWire } from '@marsad/indicators/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { briefApi } from '../api/brief.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { HourField, LanguageField, TimeZoneField, WeekdayField } from '../subscription/clock-fields.js';
import { Button } from '../ui/button.js';
import { Failed, failureText } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, TickField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';

const paces = ['daily', 'weekly', 'monthly'] as const;
const days = Array.from({ length: 28 }, (_, day) => day + 1);

export function Mailing({ id, isAsked }: { id: string; isAsked: boolean }) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.savedBriefs, 'mailing', id],
    queryFn: ({ signal }) => briefApi.briefMailing(id, signal),
    enabled: isAsked,
  });
  return (
    <Section title={words.t('mailing.title')} lead={words.t('mailing.lead')}>
      {data !== undefined ? (
        <Known id={id} state={data} />
      ) : error === null ? (
        <div role="status" aria-label={words.t('loading')}>
          <Skeleton height={320} />
        </div>
      ) : (
        <Failed what={words.t('mailing.what')} error={error} retry={() => void refetch()} />
      )}
    </Section>
  );
}

interface Props {
  readonly id: string;
  readonly state: BriefMailingStateWire;
}

function Known({ id, state }: Props) {
  const words = useWords();
  if (!state.sends) return <Notice kind="warning">{words.t('mailing.off')}</Notice>;
  return (
    <>
      <p className="mb-4 text-sm text-muted">
        {state.dueAt !== null
          ? words.t('mailing.next', { when: words.instant(state.dueAt), address: state.address })
          : words.t(state.on ? 'mailing.isPaused' : 'mailing.none', { address: state.address })}
      </p>
      <Form id={id} state={state} />
      {state.last.length > 0 && (
        <>
          <h3 className="mb-1 mt-6 text-sm font-semibold">{words.t('mailing.last')}</h3>
          <ul className="text-sm text-muted">
            {state.last.map(({ status, at, error }) => (
              <li key={at} className="break-words">
                {words.t(`mailing.${status}`, { when: words.instant(at) })}
                {error !== null && status !== 'sent' && (
                  <>
                    {' '}
                    <bdi>{error}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Form({ id, state: { mailing, on } }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: [...keys.savedBriefs, 'mailing', id] });
  const ending = useMutation({ mutationFn: () => briefApi.endBriefMailing(id), onSuccess: again });
  const { hour, weekday, day, ...rest } = mailing;
  return (
    <ServerForm<FormValues, BriefMailingStateWire>
      key={JSON.stringify(mailing)}
      label={words.t('mailing.title')}
      first={{ ...rest, hour: String(hour), weekday: String(weekday), day: String(day) }}
      asks={false}
      send={(values) =>
        briefApi.keepBriefMailing(id, {
          ...values,
          hour: Number(values.hour),
          weekday: Number(values.weekday),
          day: Number(values.day),
        })
      }
      done={async () => {
        await again();
      }}
      submit={words.t(on ? 'mailing.save' : 'mailing.begin')}
      beside={
        on && (
          <Button disabled={ending.isPending} onClick={() => ending.mutate()}>
            {words.t('mailing.end')}
          </Button>
        )
      }
    >
      {({ values }) => (
        <>
          <When values={values} />
          <LanguageField />
          <TickField name="paused" label={words.t('mailing.paused')} />
          {ending.isError && <p className="text-sm text-refused">{failureText(words, ending.error)}</p>}
        </>
      )}
    </ServerForm>
  );
}

type FormValues = Omit<BriefMailingWire, 'hour' | 'weekday' | 'day'> & {
  readonly hour: string;
  readonly weekday: string;
  readonly day: string;
};

function When({ values: { pace, timeZone } }: { values: FormValues }) {
  const words = useWords();
  return (
    <>
      <ChoiceField name="pace" label={words.t('mailing.pace')}>
        {paces.map((one) => (
          <option key={one} value={one}>
            {words.t(`mailing.pace.${one}`)}
          </option>
        ))}
      </ChoiceField>
      {pace === 'weekly' && <WeekdayField label={words.t('mailing.weekday')} />}
      {pace === 'monthly' && (
        <ChoiceField name="day" label={words.t('mailing.day')}>
          {days.map((one) => (
            <option key={one} value={one}>
              {words.number(one)}
            </option>
          ))}
        </ChoiceField>
      )}
      <HourField label={words.t('mailing.hour')} />
      <TimeZoneField chosen={timeZone} />
    </>
  );
}

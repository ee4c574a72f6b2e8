/** Links by which somebody without an account reads a brief for a time: an editor makes, sees and withdraws them. */

import type { BriefLinkWire, NewBriefLinkWire } from '@marsad/indicators/contract';
import { mostBriefDays } from '@marsad/indicators/limits';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { briefApi } from '../api/brief.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Confirmed } from '../ui/confirmed.js';
import { DayField } from '../ui/day-field.js';
import { Field } from '../ui/field.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, useFieldFaults } from '../ui/form-fields.js';
import { dayOf } from '../ui/iso-day.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { SecretShown } from '../ui/secret-shown.js';
import { Section } from '../ui/section.js';

interface Props {
  readonly title: string;
  readonly introduction: string;
  readonly indicators: readonly string[];
  readonly asOf: string | null;
}

const days = { day: 1, week: 7, month: 30 } as const;
type Lasting = keyof typeof days | 'until';
const lastings: readonly Lasting[] = ['day', 'week', 'month', 'until'];
const modes = ['frozen', 'live'] as const;
type Mode = (typeof modes)[number];

export function Share({ title, introduction, indicators, asOf }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keys.briefLinks });
  const [made, setMade] = useState<NewBriefLinkWire | null>(null);
  const links = useQuery({ queryKey: keys.briefLinks, queryFn: ({ signal }) => briefApi.briefLinks(signal) });
  return (
    <Section title={words.t('brief.share')} lead={words.t('brief.shareLead')}>
      <ServerForm
        label={words.t('brief.share')}
        creates
        first={{ mode: 'frozen' as Mode, lasting: 'week' as Lasting, until: '' }}
        asks={false}
        incomplete={words.t('brief.untilMissing')}
        send={({ mode, lasting, until }) => {
          if (lasting === 'until' && until === '') return null;
          return briefApi.shareBrief({
            title,
            introduction,
            indicators: [...indicators],
            asOf,
            language: words.language,
            mode,
            expiresAt: endOf(lasting, until),
          });
        }}
        done={(link) => {
          setMade(link);
          again();
        }}
        submit={words.t('brief.shareSubmit')}
      >
        {({ values, change }) => (
          <>
            <ChoiceField name="mode" label={words.t('brief.mode')}>
              {modes.map((one) => (
                <option key={one} value={one}>
                  {words.t(`brief.mode.${one}`)}
                </option>
              ))}
            </ChoiceField>
            <ChoiceField
              name="lasting"
              label={words.t('brief.lasts')}
              makes={[values.lasting === 'until' ? 'lasting' : 'expiresAt']}
            >
              {lastings.map((one) => (
                <option key={one} value={one}>
                  {words.t(`brief.lasts.${one}`)}
                </option>
              ))}
            </ChoiceField>
            {values.lasting === 'until' && (
              <Until value={values.until} change={(until) => change({ until })} />
            )}
          </>
        )}
      </ServerForm>
      {made !== null && (
        <div className="mt-4">
          <SecretShown
            key={made.id}
            title={words.t('brief.shareMade')}
            label={words.t('brief.link')}
            secret={made.link}
          />
        </div>
      )}
      <h3 className="mb-2 mt-6 text-sm font-semibold">{words.t('brief.links')}</h3>
      <ItemList query={links} what={words.t('brief.links')} none={words.t('brief.linksNone')}>
        {(link) => <LinkItem link={link} again={again} />}
      </ItemList>
    </Section>
  );
}

function LinkItem({ link, again }: { link: BriefLinkWire; again: () => void }) {
  const words = useWords();
  return (
    <>
      <ItemText title={<bdi>{link.title}</bdi>}>
        {words.t('brief.linkIs', { count: link.indicators, mode: words.t(`brief.mode.${link.mode}`) })}{' '}
        {words.t('brief.linkEnds', { by: link.madeBy, until: words.instant(link.expiresAt) })}{' '}
        {words.t('brief.opened', { count: link.opened })}
      </ItemText>
      <Confirmed
        label={words.t('brief.withdraw')}
        about={link.title}
        question={words.t('brief.withdrawQuestion')}
        act={() => briefApi.withdrawBrief(link.id)}
        done={again}
      />
    </>
  );
}

function Until({ value, change }: { value: string; change: (day: string) => void }) {
  const words = useWords();
  const label = words.t('brief.until');
  return (
    <Field label={label} errors={useFieldFaults({ name: 'until', label, makes: ['expiresAt'] })}>
      {(aids) => (
        <DayField
          {...aids}
          label={label}
          min={dayAfter(0)}
          max={dayAfter(mostBriefDays - 1)}
          value={value}
          onChange={change}
        />
      )}
    </Field>
  );
}

/** The last day counts whole, where the editor is. */
function endOf(lasting: Lasting, until: string): string {
  const end =
    lasting === 'until' ? new Date(`${until}T23:59:59`) : new Date(Date.now() + days[lasting] * 86_400_000);
  return end.toISOString();
}

function dayAfter(count: number): string {
  const day = new Date();
  day.setDate(day.getDate() + count);
  return dayOf(day);
}

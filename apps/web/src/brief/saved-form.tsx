/** The form of a kept brief: its name, what is in it and in which order. */
import { endonymOf, languages } from '@marsad/indicators';
import type { BriefSentenceWire, SavedBriefWire, ShownBriefItemWire } from '@marsad/indicators/contract';
import { mostBriefIntroduction, mostBriefItems, mostBriefTitle } from '@marsad/indicators/limits';
import { Suspense, useState } from 'react';
import { briefApi } from '../api/brief.js';
import { useOwnChecks } from '../api/own-checks.js';
import { useIndicators } from '../api/queries.js';
import { useTimeline } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Button } from '../ui/button.js';
import { DayField } from '../ui/day-field.js';
import { EditForm } from '../ui/edit-form.js';
import { Field } from '../ui/field.js';
import type { Typed } from '../ui/form.js';
import { ChoiceField, LongField, TextField } from '../ui/form-fields.js';
import { Skeleton } from '../ui/skeleton.js';
import { type BriefDraft, bodyOf, draftOf, itemKey, namesOf, ordered, withIndicators } from './draft.js';
import { MoreItems } from './more-items.js';
import { Picker } from './picker.js';

const Order = lazyComponent(() => import('./order.js'));

/** In px: a row of the order, where its name is one line. */
const rowHeight = 41;

interface Props {
  readonly brief: SavedBriefWire;
  readonly shown: readonly ShownBriefItemWire[];
  readonly again: () => Promise<unknown>;
  readonly done: () => void;
  readonly cancel: () => void;
}

export function SavedForm({ brief, shown, again, done, cancel }: Props) {
  const words = useWords();
  return (
    <EditForm<BriefDraft, SavedBriefWire>
      label={words.t('saved.editing', { name: brief.name })}
      first={draftOf(brief)}
      version={brief.version}
      send={(draft) => briefApi.editSavedBrief(brief.id, { ...bodyOf(draft), version: brief.version })}
      refresh={again}
      done={async () => {
        await again();
        done();
      }}
      submit={words.t('saved.save')}
      beside={<Button onClick={cancel}>{words.t('account.cancel')}</Button>}
      className="flex flex-col gap-4"
    >
      {(typed) => (
        <>
          <TextField name="name" label={words.t('brief.name')} required maxLength={mostBriefTitle} />
          <LongField
            name="introduction"
            label={words.t('brief.introduction')}
            hint={words.t('brief.introductionHint')}
            maxLength={mostBriefIntroduction}
          />
          <ChoiceField name="language" label={words.t('saved.language')} hint={words.t('saved.languageHint')}>
            {languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {endonymOf(language)}
              </option>
            ))}
          </ChoiceField>
          <AsOf typed={typed} />
          <Items typed={typed} shown={shown} />
        </>
      )}
    </EditForm>
  );
}

function AsOf({ typed: { values, change } }: { typed: Typed<BriefDraft> }) {
  const words = useWords();
  return (
    <Field label={words.t('brief.asOf')} hint={words.t('saved.asOfHint')}>
      {(aids) => (
        <DayField
          {...aids}
          label={words.t('brief.asOf')}
          none={words.t('saved.asOfNone')}
          value={values.asOf}
          onChange={(asOf) => change({ asOf })}
        />
      )}
    </Field>
  );
}

interface ItemsProps {
  readonly typed: Typed<BriefDraft>;
  readonly shown: readonly ShownBriefItemWire[];
}

function Items({ typed: { values, change }, shown }: ItemsProps) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const { data: entries = [] } = useTimeline();
  const { data: checks = [] } = useOwnChecks();
  const [sentences, setSentences] = useState<readonly BriefSentenceWire[]>([]);
  const { items } = values;
  const full = items.length >= mostBriefItems;
  const put = (next: BriefDraft['items']) => change({ items: next.slice(0, mostBriefItems) });
  const names = namesOf(words, items, { indicators, entries, checks, sentences, shown });
  return (
    <>
      <Picker
        indicators={indicators}
        chosen={items.filter(({ kind }) => kind === 'indicator').map(({ id }) => id)}
        choose={(chosen) => put(withIndicators(items, chosen))}
      />
      <MoreItems
        items={items}
        indicators={indicators}
        full={full}
        add={(item) => put([...items.filter((one) => itemKey(one) !== itemKey(item)), item])}
        know={(sentence) => setSentences((before) => [...before, sentence])}
      />
      <p role="status" className="text-xs text-muted empty:hidden">
        {full && words.t('saved.full', { most: mostBriefItems })}
      </p>
      <div>
        <h3 className="text-sm font-semibold">{words.t('brief.order')}</h3>
        {items.length === 0 ? (
          <p className="text-sm text-muted">{words.t('saved.empty')}</p>
        ) : (
          <>
            <p className="mb-2 text-xs text-faint">{words.t('brief.orderHint')}</p>
            <Suspense fallback={<Skeleton height={items.length * rowHeight} />}>
              <Order items={names} choose={(keys) => put(ordered(items, keys))} />
            </Suspense>
          </>
        )}
      </div>
    </>
  );
}

import type {
  IndicatorSummaryWire,
  ObservationWire,
  RevisionBody,
  RevisionPreviewBody,
} from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormState } from 'react-hook-form';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useToday } from '../api/today.js';
import { Reading } from '../entry/preview.js';
import { useWords } from '../language/words.js';
import { CredibilityField, ReliabilityField } from '../saying/grade-fields.js';
import { useDebounced } from '../ui/debounced.js';
import { EditForm } from '../ui/edit-form.js';
import { useTyped } from '../ui/form.js';
import { ChoiceField, LongField, ReasonField, TextField, TickField } from '../ui/form-fields.js';
import { useOpened } from '../ui/opened.js';
import { TextLink } from '../ui/text-link.js';
import { useOverVersion } from '../ui/typed-over.js';
import { BothWays } from './both-ways.js';
import { type Correction, changeIn, correctionOf, statuses } from './correction.js';

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
  readonly done: () => Promise<void>;
  /** After a refusal too: it may be that somebody else was first. */
  readonly refresh: () => Promise<void>;
}

/** What was wrong with a figure: what it says, where it stands, and whether others are compared with the right one. */
export function CorrectionForm({ observation, indicator, done, refresh }: Props) {
  const words = useWords();
  const dimensions = indicator.dimensions.map(({ id }) => id);
  return (
    <EditForm
      label={words.t('edit.revise')}
      first={correctionOf(observation, dimensions)}
      version={observation.revision}
      send={(typed) => api.revise(observation.id, changeIn(typed, observation))}
      refresh={refresh}
      done={done}
      submit={words.t('edit.save')}
    >
      <TextField name="value" label={words.t('field.value')} autoComplete="off" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="source/date"
          label={words.t('edit.sourceDate')}
          hint={words.t('edit.sourceDateHint')}
          required={false}
          dir="ltr"
          autoComplete="off"
        />
        <TextField
          name="source/locator"
          label={words.t('field.locator')}
          required={false}
          autoComplete="off"
        />
        <ReliabilityField />
        <CredibilityField />
        <ChoiceField name="status" label={words.t('field.status')}>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {words.t(`status.${status}`)}
            </option>
          ))}
        </ChoiceField>
      </div>
      <LongField name="note" label={words.t('field.note')} maxLength={4000} />
      <PlaceFields indicator={indicator} />
      <CorrectionPreview observation={observation} indicator={indicator} />
      {/* A slip in a baseline is one in every comparison: the answer is yes unless said otherwise. */}
      {observation.baseline !== null && (
        <TickField
          name="baseline"
          label={words.t('edit.baselineToo')}
          hint={words.t('edit.baselineTooHint')}
        />
      )}
      <ReasonField hint={words.t('edit.why.revise')} />
    </EditForm>
  );
}

/** Where the figure stands: a document, a period, a part. Closed, since it is seldom what is wrong. */
function PlaceFields({ indicator }: Pick<Props, 'indicator'>) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const names = [
    'period',
    ...['title', 'publisher', 'url'].map((part) => `source/${part}`),
    ...indicator.dimensions.map(({ id }) => `dimensions/${id}`),
  ];
  const { errors } = useFormState();
  const faulty = names.some((name) => name in errors);
  const fold = useOpened(faulty);
  const optional = { required: false, autoComplete: 'off' } as const;
  return (
    <details ref={fold} open={open || faulty} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('edit.place')}
      </summary>
      <div className="mt-2 flex flex-col gap-4">
        <p className="text-sm text-muted">{words.t('edit.placeHint')}</p>
        <TextField name="period" label={words.t('field.period')} dir="ltr" autoComplete="off" />
        {indicator.dimensions.map((dimension) => (
          <ChoiceField
            key={dimension.id}
            name={`dimensions/${dimension.id}`}
            label={words.text(dimension.name)}
          >
            <option value="">{words.t('field.dimensionTotal')}</option>
            {dimension.codes.map(({ code, name }) => (
              <option key={code} value={code}>
                {words.text(name)}
              </option>
            ))}
          </ChoiceField>
        ))}
        <TextField
          name="source/title"
          label={words.t('field.title')}
          hint={words.t('edit.sourceHint')}
          autoComplete="off"
        />
        <TextField name="source/publisher" label={words.t('field.publisher')} {...optional} />
        <TextField name="source/url" label={words.t('field.url')} dir="ltr" {...optional} />
      </div>
    </details>
  );
}

const debounceMs = 300;

/** How the correction is read where it will stand, and what the newest figure is against the old and the new baseline. */
function CorrectionPreview({ observation, indicator }: Pick<Props, 'observation' | 'indicator'>) {
  const words = useWords();
  const today = useToday();
  const { values } = useTyped<Correction>();
  const { isDirty } = useFormState();
  // The same until something else is typed: each asks anew.
  const written = JSON.stringify(previewable(changeIn(values, observation)));
  const isBehind = useOverVersion() !== observation.revision;
  const settled = useDebounced(isDirty && !isBehind ? written : null, debounceMs);
  const asked = settled === null ? null : (JSON.parse(settled) as RevisionPreviewBody);
  const { data: preview } = useQuery({
    queryKey: [...keys.observations(observation.id), 'preview', asked],
    queryFn: ({ signal }) => api.previewRevision(observation.id, asked ?? {}, signal),
    enabled: asked !== null,
    placeholderData: (before) => before,
  });
  if (asked === null || preview === undefined) return null;
  return (
    <div aria-live="polite" className="flex flex-col gap-3 rounded-tremor-small bg-sunken p-3 text-sm">
      {preview.errors.length === 0 ? (
        <>
          <Reading indicator={indicator} preview={preview} />
          {preview.partial && (preview.period?.end ?? '') <= today() && <p>{words.t('edit.partial')}</p>}
        </>
      ) : (
        preview.errors.map(({ detail, params, pointer, code }) => (
          <p key={`${pointer} ${code}`}>
            {detail}{' '}
            {typeof params?.observation === 'string' && (
              <TextLink href={`/observations/${params.observation}`}>{words.t('edit.there')}</TextLink>
            )}
          </p>
        ))
      )}
      {preview.errors.length === 0 && preview.pinned !== null && (
        <BothWays indicator={indicator} pinned={preview.pinned} />
      )}
    </div>
  );
}

/** The reason is nobody's but the correction's: typing it asks for nothing anew. */
function previewable({ reason: _, baseline: __, ...change }: RevisionBody): RevisionPreviewBody {
  return change;
}

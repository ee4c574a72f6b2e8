import type {
  IndicatorSummaryWire,
  ObservationWire,
  RevisionBody,
  RevisionPreviewBody,
} from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { Reading } from '../entry/preview.js';
import { useWords } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import { Field } from '../ui/field.js';
import { ServerForm, TextField } from '../ui/form.js';
import { TextLink } from '../ui/text-link.js';
import { BothWays } from './both-ways.js';
import { changeIn, letters, numbers, statuses } from './correction.js';
import { type At, Choice, ReasonField } from './edit-fields.js';

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
  const { source } = observation;
  const [typed, setTyped] = useState<RevisionBody | null>(null);
  const onInput = ({ currentTarget }: FormEvent<HTMLElement>) => {
    const form = currentTarget.closest('form');
    if (form) setTyped(changeIn(new FormData(form), observation));
  };
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
        <div className="contents" onInput={onInput}>
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
          <PlaceFields observation={observation} indicator={indicator} at={at} />
          <CorrectionPreview observation={observation} indicator={indicator} typed={typed} />
          {observation.baseline !== null && <BaselineToo observation={observation} />}
          <ReasonField at={at} hint={words.t('edit.why.revise')} />
        </div>
      )}
    </ServerForm>
  );
}

interface PlaceProps extends Pick<Props, 'observation' | 'indicator'> {
  readonly at: At;
}

/** Where the figure stands: a document, a period, a part. Closed, since it is seldom what is wrong. */
function PlaceFields({ observation, indicator, at }: PlaceProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const names = [
    'period',
    ...['title', 'publisher', 'url'].map((part) => `source/${part}`),
    ...indicator.dimensions.map(({ id }) => `dimensions/${id}`),
  ];
  const faulty = names.some((name) => at(name).length > 0);
  const { source } = observation;
  const optional = { required: false, autoComplete: 'off', at } as const;
  return (
    <details open={open || faulty} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('edit.place')}
      </summary>
      <div className="mt-2 flex flex-col gap-4">
        <p className="text-sm text-muted">{words.t('edit.placeHint')}</p>
        <TextField
          name="period"
          label={words.t('field.period')}
          defaultValue={observation.period.text}
          dir="ltr"
          autoComplete="off"
          at={at}
        />
        {indicator.dimensions.map((dimension) => (
          <Choice
            key={dimension.id}
            name={`dimensions/${dimension.id}`}
            label={words.text(dimension.name)}
            value={observation.dimensions[dimension.id] ?? ''}
            at={at}
          >
            <option value="">{words.t('field.dimensionTotal')}</option>
            {dimension.codes.map(({ code, name }) => (
              <option key={code} value={code}>
                {words.text(name)}
              </option>
            ))}
          </Choice>
        ))}
        <TextField
          name="source/title"
          label={words.t('field.title')}
          hint={words.t('edit.sourceHint')}
          defaultValue={source.title}
          autoComplete="off"
          at={at}
        />
        <TextField
          name="source/publisher"
          label={words.t('field.publisher')}
          defaultValue={source.publisher ?? ''}
          {...optional}
        />
        <TextField
          name="source/url"
          label={words.t('field.url')}
          defaultValue={source.url ?? ''}
          dir="ltr"
          {...optional}
        />
      </div>
    </details>
  );
}

const debounceMs = 300;

/** How the correction is read where it will stand, and what the newest figure is against the old and the new baseline. */
function CorrectionPreview({
  observation,
  indicator,
  typed,
}: Pick<Props, 'observation' | 'indicator'> & { typed: RevisionBody | null }) {
  const words = useWords();
  const asked = useDebounced(typed === null ? null : previewable(typed), debounceMs);
  const { data: preview } = useQuery({
    queryKey: [...keys.observations(observation.id), 'preview', asked],
    queryFn: ({ signal }) => api.previewRevision(observation.id, asked ?? {}, signal),
    enabled: asked !== null,
    placeholderData: (before) => before,
  });
  if (preview === undefined) return null;
  return (
    <div aria-live="polite" className="flex flex-col gap-3 rounded-tremor-small bg-sunken p-3 text-sm">
      {preview.errors.length === 0 ? (
        <Reading indicator={indicator} preview={preview} />
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

/** A slip in a baseline is a slip in every comparison: whoever mends it is asked, and the answer is yes unless said otherwise. */
function BaselineToo({ observation }: Pick<Props, 'observation'>) {
  const words = useWords();
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        name="baseline"
        defaultChecked={observation.baseline?.standing !== 'retracted'}
        className="mt-1 size-4 accent-accent"
      />
      <span>
        <span className="font-semibold">{words.t('edit.baselineToo')}</span>
        <span className="block text-muted">{words.t('edit.baselineTooHint')}</span>
      </span>
    </label>
  );
}

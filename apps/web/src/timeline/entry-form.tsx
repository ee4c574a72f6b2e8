import { moveDirections, timelineKinds } from '@marsad/indicators';
import type { TimelineEntryWire } from '@marsad/indicators/contract';
import { timelineLimits } from '@marsad/indicators/limits';
import { usePlaces } from '../api/places.js';
import { useIndicators } from '../api/queries.js';
import { timelineApi } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { BothLanguages } from '../ui/both-languages.js';
import { Button } from '../ui/button.js';
import { inputLook } from '../ui/field.js';
import { ServerForm, type Typed } from '../ui/form.js';
import { ChoiceField, TextField, TickField } from '../ui/form-fields.js';
import { ChosenList } from './chosen-list.js';
import {
  bodyOf,
  draftOf,
  type EntryDraft,
  emptySource,
  firstStatus,
  isTitled,
  type MoveDraft,
  type SourceDraft,
  statusesOf,
} from './draft.js';
import { titleOf } from './said.js';

interface Props {
  /** Null for a new one. */
  readonly entry: TimelineEntryWire | null;
  /** That a new one concerns. */
  readonly indicator?: string | null;
  readonly done: (entry: TimelineEntryWire) => void;
  readonly cancel: () => void;
}

/** A measure or an event as a whole. */
export function EntryForm({ entry, indicator = null, done, cancel }: Props) {
  const words = useWords();
  const label =
    entry === null ? words.t('timeline.new') : words.t('timeline.editing', { title: titleOf(words, entry) });
  return (
    <ServerForm<EntryDraft, TimelineEntryWire>
      label={label}
      first={draftOf(entry, indicator)}
      undoes={entry !== null}
      creates={entry === null}
      version={entry?.version}
      send={(draft) => {
        if (!isTitled(draft)) return null;
        const body = bodyOf(draft);
        return entry === null
          ? timelineApi.createTimelineEntry(body)
          : timelineApi.editTimelineEntry(entry.id, { ...body, version: entry.version });
      }}
      incomplete={words.t('timeline.untitled')}
      done={done}
      submit={words.t(entry === null ? 'timeline.add' : 'timeline.save')}
      beside={<Button onClick={cancel}>{words.t('account.cancel')}</Button>}
      className="flex max-w-2xl flex-col gap-4"
    >
      {(typed) => (
        <>
          <What typed={typed} />
          <ConcernedFields typed={typed} />
          <Sources {...typed} />
        </>
      )}
    </ServerForm>
  );
}

function What({ typed: { values, change } }: { typed: Typed<EntryDraft> }) {
  const words = useWords();
  const { title, text } = timelineLimits;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        name="kind"
        label={words.t('timeline.kind')}
        chosen={(kind) => change({ status: firstStatus(kind === 'measure' ? 'measure' : 'event') })}
      >
        {timelineKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.t(`timeline.kind.${kind}`)}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField key={values.kind} name="status" label={words.t('timeline.status')}>
        {statusesOf(values.kind).map((status) => (
          <option key={status} value={status}>
            {words.t(status === '' ? 'timeline.status.none' : `timeline.status.${status}`)}
          </option>
        ))}
      </ChoiceField>
      <BothLanguages
        name="title"
        label={words.t('timeline.name')}
        labelAr={words.t('timeline.nameAr')}
        hint={words.t('timeline.nameHint')}
        maxLength={title}
      />
      <TextField
        name="when"
        label={words.t('timeline.when')}
        hint={words.t('timeline.whenHint')}
        maxLength={100}
      />
      <div className="self-center">
        <TickField
          name="openEnd"
          label={words.t('timeline.openEnd')}
          hint={words.t('timeline.openEndHint')}
        />
      </div>
      <BothLanguages
        name="text"
        label={words.t('timeline.text')}
        labelAr={words.t('timeline.textAr')}
        maxLength={text}
        long
      />
    </div>
  );
}

/** Which indicators and places it is about. */
function ConcernedFields({ typed: { values, change } }: { typed: Typed<EntryDraft> }) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const { data: places = [] } = usePlaces();
  const { moves, places: chosen } = values;
  const set = (indicator: string, direction: MoveDraft['direction']) =>
    change({ moves: moves.map((one) => (one.indicator === indicator ? { indicator, direction } : one)) });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChosenList
        label={words.t('timeline.indicators')}
        hint={words.t('timeline.indicatorsHint')}
        choose={words.t('timeline.chooseIndicator')}
        options={indicators.map(({ id, name }) => ({ id, name: words.text(name) }))}
        chosen={moves.map(({ indicator }) => indicator)}
        add={(indicator) => change({ moves: [...moves, { indicator, direction: '' }] })}
        remove={(indicator) => change({ moves: moves.filter((one) => one.indicator !== indicator) })}
        removeLabel={(name) => words.t('timeline.remove', { name })}
        beside={(indicator) => (
          <Direction
            name={words.text(indicators.find(({ id }) => id === indicator)?.name ?? { en: indicator })}
            value={moves.find((one) => one.indicator === indicator)?.direction ?? ''}
            choose={(direction) => set(indicator, direction)}
          />
        )}
      />
      <ChosenList
        label={words.t('timeline.places')}
        choose={words.t('timeline.choosePlace')}
        options={places.map(({ id, name }) => ({ id, name: words.text(name) }))}
        chosen={chosen}
        add={(place) => change({ places: [...chosen, place] })}
        remove={(place) => change({ places: chosen.filter((one) => one !== place) })}
        removeLabel={(name) => words.t('timeline.remove', { name })}
      />
    </div>
  );
}

interface DirectionProps {
  readonly name: string;
  readonly value: MoveDraft['direction'];
  readonly choose: (direction: MoveDraft['direction']) => void;
}

function Direction({ name, value, choose }: DirectionProps) {
  const words = useWords();
  return (
    <select
      aria-label={words.t('timeline.directionOf', { name })}
      className="min-h-9 rounded-tremor-small border border-edge bg-surface py-1 pe-7 ps-2 text-xs text-ink"
      value={value}
      onChange={({ target }) => choose(moveDirections.find((one) => one === target.value) ?? '')}
    >
      <option value="">{words.t('timeline.direction.none')}</option>
      {moveDirections.map((direction) => (
        <option key={direction} value={direction}>
          {words.t(`timeline.direction.${direction}`)}
        </option>
      ))}
    </select>
  );
}

function Sources({ values, change }: Pick<Typed<EntryDraft>, 'values' | 'change'>) {
  const words = useWords();
  const { sources } = values;
  const set = (at: number, part: Partial<SourceDraft>) =>
    change({ sources: sources.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-semibold">{words.t('timeline.sources')}</legend>
      {sources.map((source, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are added at the end.
        <div key={at} className="grid gap-2 sm:grid-cols-[2fr_2fr_1fr]">
          {(['title', 'url', 'locator'] as const).map((part) => (
            <input
              key={part}
              aria-label={words.t(`timeline.source.${part}`, { number: at + 1 })}
              placeholder={words.t(`timeline.source.${part}.short`)}
              type="text"
              inputMode={part === 'url' ? 'url' : undefined}
              dir={part === 'url' ? 'ltr' : 'auto'}
              maxLength={part === 'url' ? 2_000 : part === 'title' ? 500 : 200}
              className={`${inputLook} border-edge`}
              value={source[part]}
              onChange={({ target }) => set(at, { [part]: target.value })}
            />
          ))}
        </div>
      ))}
      {sources.length < timelineLimits.sources && (
        <div>
          <Button onClick={() => change({ sources: [...sources, emptySource] })}>
            {words.t('timeline.addSource')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

import { bases } from '@marsad/indicators';
import type { IndicatorBody, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { ServerForm, TextField, text } from '../ui/form.js';
import { BaselineReading } from './baseline-reading.js';
import { definitionIn, dimensionsText, shortName } from './definition.js';

interface Props {
  /** Null for a new one. */
  readonly indicator: IndicatorSummaryWire | null;
  readonly done: (indicator: IndicatorSummaryWire) => Promise<void>;
}

const kinds = ['flow', 'stock', 'rate', 'ratio'] as const;
const cadences = ['day', 'week', 'month', 'quarter', 'year'] as const;
const directions = ['up-is-worse', 'down-is-worse', 'neutral'] as const;
type At = (name: string) => readonly string[];

/** The definition of an indicator of one's own; a new one may bring its baseline along. */
export function IndicatorForm({ indicator, done }: Props) {
  const words = useWords();
  const [kind, setKind] = useState(indicator?.kind ?? 'flow');
  const [id, setId] = useState('');
  const [unit, setUnit] = useState(indicator?.unit ?? '');
  const [typed, setTyped] = useState<IndicatorBody | null>(null);
  const isNew = indicator === null;
  const onInput = ({ currentTarget }: FormEvent<HTMLElement>) => {
    const form = currentTarget.closest('form');
    if (form === null || !isNew) return;
    const fields = new FormData(form);
    setTyped({ ...definitionIn(fields, null), ...baselineIn(fields) });
  };
  return (
    <ServerForm
      key={indicator?.version}
      label={words.t(isNew ? 'own.new' : 'own.edit')}
      send={(form) => {
        const definition = definitionIn(form, indicator);
        return isNew
          ? api.createIndicator({ ...definition, ...baselineIn(form) })
          : api.editIndicator(indicator.id, {
              ...definition,
              reason: text(form, 'reason'),
              version: indicator.version,
            });
      }}
      done={async (saved) => {
        setTyped(null);
        setId('');
        setUnit(saved.unit);
        await done(saved);
      }}
      submit={words.t(isNew ? 'own.create' : 'own.save')}
    >
      {(at) => (
        <div className="contents" onInput={onInput}>
          <TextField
            name="name"
            label={words.t('own.name')}
            defaultValue={indicator?.name.en}
            maxLength={300}
            onChange={({ target }) => setId(shortName(target.value))}
            at={(name) => [...at(name), ...at('name/en')]}
          />
          <TextField
            name="name-ar"
            label={words.t('own.nameAr')}
            defaultValue={indicator?.name.ar}
            required={false}
            dir="rtl"
            maxLength={300}
            at={() => at('name/ar')}
          />
          {isNew && (
            <TextField
              name="id"
              label={words.t('own.id')}
              hint={words.t('own.idHint')}
              value={id}
              onChange={({ target }) => setId(target.value)}
              dir="ltr"
              maxLength={63}
              at={at}
            />
          )}
          <Long
            name="definition"
            label={words.t('own.definition')}
            value={indicator?.definition.en}
            at={at}
          />
          <Long
            name="definition-ar"
            label={words.t('own.definitionAr')}
            value={indicator?.definition.ar}
            required={false}
            dir="rtl"
            at={() => at('definition/ar')}
          />
          <Field label={words.t('definition.kind')} hint={words.t(`own.kind.${kind}`)} errors={at('kind')}>
            {(aids) => (
              <select
                {...aids}
                name="kind"
                value={kind}
                onChange={({ target }) => setKind(target.value as typeof kind)}
              >
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {words.t(`kind.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            name="unit"
            label={words.t('own.unit')}
            hint={words.t('own.unitHint', { braces: '{closures}' })}
            value={unit}
            onChange={({ target }) => setUnit(target.value)}
            dir="ltr"
            maxLength={60}
            at={at}
          />
          {kind === 'flow' && (
            <>
              <Choice
                name="rateBasis"
                label={words.t('own.basis')}
                hint={words.t('own.basisHint')}
                value={indicator?.rateBasis ?? 'month'}
                at={at}
              >
                {bases.map((one) => (
                  <option key={one} value={one}>
                    {words.t(`per.${one}`)}
                  </option>
                ))}
              </Choice>
              <Choice
                name="statedAs"
                label={words.t('own.statedAs')}
                value={indicator?.statedAs ?? 'total'}
                at={at}
              >
                <option value="total">{words.t('own.statedAs.total')}</option>
                <option value="rate">{words.t('own.statedAs.rate')}</option>
              </Choice>
            </>
          )}
          <Choice
            name="cadence"
            label={words.t('definition.cadence')}
            value={indicator?.cadence ?? 'month'}
            at={at}
          >
            {cadences.map((one) => (
              <option key={one} value={one}>
                {words.t(`cadence.${one}`)}
              </option>
            ))}
          </Choice>
          <TextField
            name="lag"
            type="number"
            label={words.t('own.lag')}
            hint={words.t('own.lagHint')}
            defaultValue={indicator?.publicationLagDays ?? 30}
            min={0}
            max={3660}
            at={() => at('publicationLagDays')}
          />
          <Choice
            name="direction"
            label={words.t('definition.direction')}
            value={indicator?.direction ?? 'neutral'}
            at={at}
          >
            {directions.map((one) => (
              <option key={one} value={one}>
                {words.t(`direction.${one}`)}
              </option>
            ))}
          </Choice>
          <fieldset className="flex flex-col gap-2 text-sm">
            <legend className="mb-1 font-semibold">{words.t('own.values')}</legend>
            <Tick name="nonNegative" label={words.t('own.nonNegative')} on={indicator?.nonNegative ?? true} />
            <Tick name="integer" label={words.t('own.integer')} on={indicator?.integer ?? false} />
          </fieldset>
          <Field
            label={words.t('own.dimensions')}
            hint={words.t('own.dimensionsHint')}
            errors={[...at('dimensions'), ...at('dimensions/0/codes'), ...at('dimensions/1/codes')]}
          >
            {(aids) => (
              <textarea
                {...aids}
                name="dimensions"
                rows={2}
                dir="auto"
                defaultValue={indicator === null ? '' : dimensionsText(indicator.dimensions)}
              />
            )}
          </Field>
          <TextField
            name="margin"
            type="number"
            label={words.t('own.margin')}
            hint={words.t('own.marginHint')}
            defaultValue={Math.round((indicator?.margin ?? 0) * 1000) / 10}
            min={0}
            max={100}
            step={0.1}
            at={at}
          />
          {isNew ? (
            <Baseline at={at} isFlow={kind === 'flow'} reading={<BaselineReading typed={typed} />} />
          ) : (
            <Long name="reason" label={words.t('edit.reason')} hint={words.t('own.reasonHint')} at={at} />
          )}
        </div>
      )}
    </ServerForm>
  );
}

/** The first figure, where there is one to compare with already. */
function Baseline({ at, isFlow, reading }: { at: At; isFlow: boolean; reading: ReactNode }) {
  const words = useWords();
  const of = (name: string) => at(`baseline/${name}`);
  return (
    <fieldset className="flex flex-col gap-4 rounded-tremor-small border border-line p-4">
      <legend className="px-1 font-semibold">{words.t('own.baseline')}</legend>
      <p className="text-sm text-muted">{words.t('own.baselineLead')}</p>
      <TextField
        name="baseline-value"
        label={words.t('field.value')}
        required={false}
        at={() => of('value')}
      />
      <TextField
        name="baseline-period"
        label={words.t('field.period')}
        required={false}
        dir="auto"
        placeholder="2020"
        at={() => of('period')}
      />
      {isFlow && (
        <Choice name="baseline-per" label={words.t('field.per')} value="" at={() => of('per')}>
          <option value="">{words.t('own.baselinePer')}</option>
          {(['period', ...bases] as const).map((one) => (
            <option key={one} value={one}>
              {words.t(`per.${one}`)}
            </option>
          ))}
        </Choice>
      )}
      {reading}
      <Choice name="baseline-range" label={words.t('own.range')} value="" at={() => of('range')}>
        <option value="">{words.t('own.range.none')}</option>
        <option value="spread">{words.t('own.range.spread')}</option>
        <option value="uncertainty">{words.t('own.range.uncertainty')}</option>
      </Choice>
      <TextField
        name="baseline-title"
        label={words.t('field.title')}
        required={false}
        at={() => of('source/title')}
      />
      <TextField
        name="baseline-date"
        label={words.t('edit.sourceDate')}
        required={false}
        dir="ltr"
        at={() => of('source/date')}
      />
    </fieldset>
  );
}

function baselineIn(form: FormData): Pick<IndicatorBody, 'baseline'> {
  const given = (name: string) => text(form, `baseline-${name}`).trim();
  if (['value', 'period', 'title'].every((name) => given(name) === '')) return {};
  const [range, per] = [given('range'), given('per')];
  return {
    baseline: {
      value: given('value'),
      period: given('period'),
      ...(per === '' ? {} : { per: per as 'period' | 'day' | 'month' | 'year' }),
      source: { title: given('title'), ...(given('date') === '' ? {} : { date: given('date') }) },
      ...(range === '' ? {} : { range: range as 'spread' | 'uncertainty' }),
    },
  };
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly at: At;
}

function Choice({
  name,
  label,
  hint,
  value,
  at,
  children,
}: FieldProps & { value: string; children: ReactNode }) {
  return (
    <Field label={label} errors={at(name)} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <select {...aids} name={name} defaultValue={value}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface LongProps extends FieldProps {
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly dir?: 'auto' | 'rtl';
}

function Long({ name, label, hint, value, required = true, dir = 'auto', at }: LongProps) {
  return (
    <Field
      label={label}
      errors={[...at(name), ...at(`${name}/en`)]}
      {...(hint === undefined ? {} : { hint })}
    >
      {(aids) => (
        <textarea
          {...aids}
          name={name}
          rows={2}
          required={required}
          maxLength={4000}
          dir={dir}
          defaultValue={value}
        />
      )}
    </Field>
  );
}

function Tick({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-2">
      <input type="checkbox" name={name} defaultChecked={on} className="size-4 accent-accent" />
      {label}
    </label>
  );
}

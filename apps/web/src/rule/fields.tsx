import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/wire';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { unitPhrase } from '../saying/units.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import {
  againsts,
  newPart,
  type PartDraft,
  partKinds,
  type RuleDraft,
  readLabels,
  readNumber,
} from './draft.js';

interface Props {
  readonly draft: RuleDraft;
  readonly change: (fields: Partial<RuleDraft>) => void;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly isNew: boolean;
  /** Receivers the rule names that are gone. */
  readonly removed: RuleWire['removedReceivers'];
  /** Saving was tried: what is missing is said. */
  readonly tried: boolean;
}

export function RuleFields(props: Props) {
  const words = useWords();
  const { draft, change, indicators, isNew, tried } = props;
  const indicator = indicators.find(({ id }) => id === draft.indicator);
  return (
    <>
      <Field
        label={words.t('field.indicator')}
        errors={tried && draft.indicator === '' ? [words.t('enter.indicatorMissing')] : []}
      >
        {(aids) => (
          <select
            {...aids}
            name="indicator"
            value={draft.indicator}
            disabled={!isNew}
            onChange={({ target }) => change({ indicator: target.value, dimensions: {} })}
          >
            <option value="">{words.t('field.indicatorChoose')}</option>
            {indicators.map((one) => (
              <option key={one.id} value={one.id}>
                {words.text(one.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {indicator?.dimensions.map((dimension) => (
        <Choice
          key={dimension.id}
          name={`dimension-${dimension.id}`}
          label={words.text(dimension.name)}
          value={draft.dimensions[dimension.id] ?? ''}
          change={(code) => change({ dimensions: { ...draft.dimensions, [dimension.id]: code } })}
        >
          <option value="">{words.t('rules.eachSeries')}</option>
          {dimension.codes.map(({ code, name }) => (
            <option key={code} value={code}>
              {words.text(name)}
            </option>
          ))}
        </Choice>
      ))}
      <Conditions {...props} indicator={indicator} />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="for"
          label={words.t('rules.for')}
          hint={words.t('rules.forHint')}
          value={draft.for}
          change={(value) => change({ for: value })}
          tried={tried}
        />
        <Choice
          name="severity"
          label={words.t('rules.severity')}
          value={draft.severity}
          change={(severity) => change({ severity: severity as RuleDraft['severity'] })}
        >
          {(['info', 'warning', 'critical'] as const).map((one) => (
            <option key={one} value={one}>
              {words.t(severityNames[one])}
            </option>
          ))}
        </Choice>
      </div>
      <Choice
        name="certainty"
        label={words.t('rules.certainty')}
        hint={words.t('rules.certaintyHint')}
        value={draft.certainty}
        change={(certainty) => change({ certainty: certainty as RuleDraft['certainty'] })}
      >
        <option value="certain">{words.t('rules.certain')}</option>
        <option value="possible">{words.t('rules.possible')}</option>
      </Choice>
      <More {...props} indicator={indicator} />
      <div className="grid gap-5 sm:grid-cols-2">
        <NameField
          name="name"
          label={words.t('rules.name')}
          hint={words.t('rules.nameHint')}
          dir="auto"
          value={draft.name}
          change={(name) => change({ name })}
        />
        <NameField
          name="name-ar"
          label={words.t('rules.nameAr')}
          dir="rtl"
          value={draft.nameAr}
          change={(nameAr) => change({ nameAr })}
        />
      </div>
      <Field label={words.t('rules.description')} hint={words.t('rules.descriptionHint')}>
        {(aids) => (
          <input
            {...aids}
            name="description"
            dir="auto"
            maxLength={1000}
            value={draft.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
      <Field label={words.t('rules.descriptionAr')}>
        {(aids) => (
          <input
            {...aids}
            name="description-ar"
            dir="rtl"
            maxLength={1000}
            value={draft.descriptionAr}
            onChange={({ target }) => change({ descriptionAr: target.value })}
          />
        )}
      </Field>
    </>
  );
}

interface NameProps extends Omit<ChoiceProps, 'children'> {
  readonly dir: 'auto' | 'rtl';
}

function NameField({ name, label, hint, dir, value, change }: NameProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <input
          {...aids}
          name={name}
          dir={dir}
          maxLength={150}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

type WithIndicator = Props & { readonly indicator: IndicatorSummaryWire | undefined };

function Conditions({ draft, change, tried, indicator }: WithIndicator) {
  const words = useWords();
  const set = (at: number, part: PartDraft) =>
    change({ parts: draft.parts.map((one, index) => (index === at ? part : one)) });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-base font-semibold">{words.t('rules.when')}</legend>
      {draft.parts.length > 1 && (
        <Choice
          name="join"
          label={words.t('rules.join')}
          value={draft.join}
          change={(join) => change({ join: join as RuleDraft['join'] })}
        >
          <option value="all">{words.t('rules.all')}</option>
          <option value="any">{words.t('rules.any')}</option>
        </Choice>
      )}
      {draft.parts.map((part, at) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
          key={at}
          part={part}
          change={(next) => set(at, next)}
          tried={tried}
          indicator={indicator}
          remove={
            draft.parts.length === 1
              ? null
              : () => change({ parts: draft.parts.filter((_, index) => index !== at) })
          }
        />
      ))}
      <div>
        <Button onClick={() => change({ parts: [...draft.parts, newPart] })}>
          {words.t('rules.addPart')}
        </Button>
      </div>
    </fieldset>
  );
}

interface PartProps {
  readonly part: PartDraft;
  readonly change: (part: PartDraft) => void;
  readonly tried: boolean;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly remove: (() => void) | null;
}

const operatorNames = {
  '>': 'rules.op.more',
  '>=': 'rules.op.atLeast',
  '<': 'rules.op.less',
  '<=': 'rules.op.atMost',
} as const;

function Part({ part, change, tried, indicator, remove }: PartProps) {
  const words = useWords();
  const { kind, against } = part;
  const compares = kind === 'value' || kind === 'ratio' || kind === 'change' || kind === 'yearAgo';
  const unit = indicator === undefined ? '' : unitPhrase(words, indicator.unit, indicator.rateBasis);
  return (
    <fieldset className="flex flex-col gap-3 rounded-tremor-small border border-line p-3">
      <legend className="sr-only">{words.t('rules.part')}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          name="kind"
          label={words.t('rules.kind')}
          value={kind}
          change={(next) => change({ ...part, kind: next as PartDraft['kind'] })}
        >
          {partKinds.map((one) => (
            <option key={one} value={one}>
              {words.t(`rules.kind.${one}`)}
            </option>
          ))}
        </Choice>
        {compares && (
          <Choice
            name="op"
            label={words.t('rules.op')}
            value={part.op}
            change={(op) => change({ ...part, op: op as PartDraft['op'] })}
          >
            {(['>', '>=', '<', '<='] as const).map((op) => (
              <option key={op} value={op}>
                {words.t(operatorNames[op])}
              </option>
            ))}
          </Choice>
        )}
        {kind === 'value' && (
          <Choice
            name="against"
            label={words.t('rules.against')}
            value={against}
            change={(next) => change({ ...part, against: next as PartDraft['against'] })}
          >
            {againsts.map((one) => (
              <option key={one} value={one}>
                {words.t(`rules.against.${one}`)}
              </option>
            ))}
          </Choice>
        )}
        {(kind === 'value' || kind === 'ratio') && (
          <NumberField
            name="number"
            label={words.t(kind === 'value' && against === 'number' ? 'rules.number' : 'rules.times')}
            hint={kind === 'value' && against === 'number' ? unit : undefined}
            value={part.number}
            change={(number) => change({ ...part, number })}
            tried={tried}
          />
        )}
        {(kind === 'change' || kind === 'yearAgo') && (
          <NumberField
            name="percent"
            label={words.t('rules.percent')}
            hint={words.t('rules.percentHint')}
            value={part.percent}
            change={(percent) => change({ ...part, percent })}
            tried={tried && part.absolute === ''}
          />
        )}
        {kind === 'change' && (
          <NumberField
            name="absolute"
            label={words.t('rules.absolute')}
            hint={words.t('rules.absoluteHint', { unit })}
            value={part.absolute}
            change={(absolute) => change({ ...part, absolute })}
            tried={tried && part.percent === ''}
          />
        )}
      </div>
      {remove !== null && (
        <div>
          <Button className="border-transparent" onClick={remove}>
            {words.t('settings.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What most rules leave as it is. */
function More({ draft, change, tried, indicator, removed }: WithIndicator) {
  const words = useWords();
  const isUsual =
    draft.recovery === null &&
    draft.keepFiringFor === '0' &&
    draft.gap === 'hold' &&
    draft.noData === 'KeepLast' &&
    draft.labels === '' &&
    draft.receivers === null;
  return (
    <details className="text-sm" open={!isUsual}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('rules.more')}
      </summary>
      <div className="mt-2 flex flex-col gap-5">
        <Choice
          name="recovers"
          label={words.t('rules.recovery')}
          hint={words.t('rules.recoveryHint')}
          value={draft.recovery === null ? '' : 'own'}
          change={(value) => change({ recovery: value === '' ? null : { ...newPart, op: '<' } })}
        >
          <option value="">{words.t('rules.recovery.usual')}</option>
          <option value="own">{words.t('rules.recovery.own')}</option>
        </Choice>
        {draft.recovery !== null && (
          <Part
            part={draft.recovery}
            change={(recovery) => change({ recovery })}
            tried={tried}
            indicator={indicator}
            remove={null}
          />
        )}
        <NumberField
          name="keepFiringFor"
          label={words.t('rules.keep')}
          hint={words.t('rules.keepHint')}
          value={draft.keepFiringFor}
          change={(keepFiringFor) => change({ keepFiringFor })}
          tried={tried}
        />
        <Choice
          name="gap"
          label={words.t('rules.gap')}
          value={draft.gap}
          change={(gap) => change({ gap: gap as RuleDraft['gap'] })}
        >
          <option value="hold">{words.t('rules.gap.hold')}</option>
          <option value="break">{words.t('rules.gap.break')}</option>
        </Choice>
        <Choice
          name="noData"
          label={words.t('rules.noData')}
          value={draft.noData}
          change={(noData) => change({ noData: noData as RuleDraft['noData'] })}
        >
          {(['KeepLast', 'NoData', 'Normal', 'Firing'] as const).map((one) => (
            <option key={one} value={one}>
              {words.t(`rules.noData.${one}`)}
            </option>
          ))}
        </Choice>
        <ToldReceivers draft={draft} change={change} removed={removed} />
        <Field
          label={words.t('rules.labels')}
          hint={words.t('rules.labelsHint', { example: '\u2066team=border, site=al-hol\u2069' })}
          errors={readLabels(draft.labels) === null ? [words.t('rules.noLabels')] : []}
        >
          {(aids) => (
            <input
              {...aids}
              name="labels"
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              className={`${aids.className} rtl:text-end`}
              value={draft.labels}
              onChange={({ target }) => change({ labels: target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}

/** Who is told: everybody whom it concerns, or only those who are chosen. */
function ToldReceivers({ draft, change, removed }: Pick<Props, 'draft' | 'change' | 'removed'>) {
  const words = useWords();
  const receivers = useQuery({ queryKey: keys.receivers, queryFn: ({ signal }) => api.receivers(signal) });
  const chosen = draft.receivers;
  // One that is gone stays on the list, so that it can be seen and taken off.
  const choices = [
    ...(receivers.data ?? []).map(({ id, name }) => ({ id, name, isGone: false })),
    ...removed.map((one) => ({ ...one, isGone: true })),
  ];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{words.t('rules.told')}</legend>
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="radio"
          name="told"
          checked={chosen === null}
          onChange={() => change({ receivers: null })}
        />
        {words.t('rules.told.all')}
      </label>
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="radio"
          name="told"
          checked={chosen !== null}
          onChange={() => change({ receivers: chosen ?? [] })}
        />
        {words.t('rules.told.only')}
      </label>
      {chosen !== null && (
        <div className="flex flex-col gap-1 ps-6">
          {choices.map(({ id, name, isGone }) => (
            <label key={id} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  change({
                    receivers: target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                  })
                }
              />
              <span>
                <bdi>{name}</bdi>
                {isGone && <span className="text-muted"> {words.t('rules.told.removed')}</span>}
              </span>
            </label>
          ))}
          <p className="text-xs text-muted">
            {words.t(chosen.length === 0 ? 'rules.told.none' : 'rules.told.onlyHint')}
          </p>
        </div>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ name, label, hint, value, change, children }: ChoiceProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <select {...aids} name={name} value={value} onChange={({ target }) => change(target.value)}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface NumberProps extends Omit<ChoiceProps, 'children' | 'hint'> {
  readonly hint?: string | undefined;
  readonly tried: boolean;
}

/** A number in the digits of either language; what is none is said once it was tried to be saved, or is there. */
function NumberField({ name, label, hint, value, change, tried }: NumberProps) {
  const words = useWords();
  const bad = readNumber(value) === null && (tried || value.trim() !== '');
  return (
    <Field
      label={label}
      errors={bad ? [words.t('rules.noNumber')] : []}
      {...(hint === undefined || hint === '' ? {} : { hint })}
    >
      {(aids) => (
        <input
          {...aids}
          name={name}
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          className={`${aids.className} rtl:text-end`}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { useFieldFaults } from '../ui/form-fields.js';
import { ConditionPart } from './condition-fields.js';
import { newPart, type RuleDraft, readLabels } from './draft.js';
import { Choice, RuleChoice, RuleNumber } from './plain-fields.js';
import { ReceiverChoice } from './receiver-choice.js';

interface MoreProps {
  readonly draft: RuleDraft;
  readonly change: (fields: Partial<RuleDraft>) => void;
  readonly indicator: IndicatorSummaryWire | undefined;
  /** Receivers the rule names that are gone. */
  readonly removed: RuleWire['removedReceivers'];
  /** Saving was tried: what is missing is said. */
  readonly tried: boolean;
}

/** What most rules leave as it is. */
export function MoreFields({ draft, change, tried, indicator, removed }: MoreProps) {
  const words = useWords();
  const labelFaults = useFieldFaults({ name: 'labels', label: words.t('rules.labels') });
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
          <ConditionPart
            part={draft.recovery}
            change={(recovery) => change({ recovery })}
            tried={tried}
            indicator={indicator}
            remove={null}
          />
        )}
        <RuleNumber
          name="keepFiringFor"
          label={words.t('rules.keep')}
          hint={words.t('rules.keepHint')}
          value={draft.keepFiringFor}
          change={(keepFiringFor) => change({ keepFiringFor })}
          tried={tried}
        />
        <RuleChoice
          name="gap"
          label={words.t('rules.gap')}
          value={draft.gap}
          change={(gap) => change({ gap: gap as RuleDraft['gap'] })}
        >
          <option value="hold">{words.t('rules.gap.hold')}</option>
          <option value="break">{words.t('rules.gap.break')}</option>
        </RuleChoice>
        <RuleChoice
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
        </RuleChoice>
        <ReceiverChoice draft={draft} change={change} removed={removed} />
        <Field
          label={words.t('rules.labels')}
          hint={words.t('rules.labelsHint', { example: '\u2066team=border, site=al-hol\u2069' })}
          errors={readLabels(draft.labels) === null ? [words.t('rules.noLabels')] : labelFaults}
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

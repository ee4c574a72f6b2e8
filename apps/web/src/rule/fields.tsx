import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { Field } from '../ui/field.js';
import { useFieldFaults } from '../ui/form-fields.js';
import { Conditions } from './condition-fields.js';
import type { RuleDraft } from './draft.js';
import { MoreFields } from './more-fields.js';
import { Choice, RuleChoice, RuleNumber } from './plain-fields.js';
import { WordingFields } from './wording-fields.js';

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
  const indicatorFaults = useFieldFaults({ name: 'indicator', label: words.t('field.indicator') });
  return (
    <>
      <Field
        label={words.t('field.indicator')}
        errors={tried && draft.indicator === '' ? [words.t('rules.indicatorMissing')] : indicatorFaults}
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
        <RuleNumber
          name="for"
          label={words.t('rules.for')}
          hint={words.t('rules.forHint')}
          value={draft.for}
          change={(value) => change({ for: value })}
          tried={tried}
        />
        <RuleChoice
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
        </RuleChoice>
      </div>
      <RuleChoice
        name="certainty"
        label={words.t('rules.certainty')}
        hint={words.t('rules.certaintyHint')}
        value={draft.certainty}
        change={(certainty) => change({ certainty: certainty as RuleDraft['certainty'] })}
      >
        <option value="certain">{words.t('rules.certain')}</option>
        <option value="possible">{words.t('rules.possible')}</option>
      </RuleChoice>
      <MoreFields {...props} indicator={indicator} />
      <WordingFields draft={draft} change={change} />
    </>
  );
}

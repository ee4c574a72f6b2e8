/** Makes an address for a chart as it was looked at: its series, months and scale come from there and can be changed here. */
import { endonymOf, type Language, languages, seriesKey } from '@marsad/indicators';
import type { IndicatorSummaryWire, PublicChartLinkWire } from '@marsad/indicators/contract';
import { type ChartHeights, type ChartScale, chartScales, mostChartSeries } from '@marsad/indicators/limits';
import { useState } from 'react';
import { publicChartApi } from '../api/public-charts.js';
import { partName } from '../indicator/part-name.js';
import { useWords } from '../language/words.js';
import { DayField } from '../ui/day-field.js';
import { Field } from '../ui/field.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, useFieldFaults } from '../ui/form-fields.js';
import { dayOf } from '../ui/iso-day.js';
import { Notice } from '../ui/notice.js';
import { scaleNames, Taken, titleOf } from './links.js';
import { monthsSaid } from './months.js';

type Dimensions = Readonly<Record<string, string>>;

/** As the indicator's page had it. */
export interface LookedAt {
  readonly dimensions: Dimensions;
  readonly from: string | null;
  readonly to: string | null;
  readonly scale: ChartScale;
  readonly heights: ChartHeights;
}

interface Values {
  readonly series: readonly string[];
  readonly months: 'looked-at' | 'all';
  readonly scale: ChartScale;
  readonly language: Language;
  readonly end: 'none' | 'until';
  readonly until: string;
}

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly lookedAt: LookedAt;
  readonly done: () => void;
}

export function PublishForm({ indicator, lookedAt, done }: Props) {
  const words = useWords();
  const [made, setMade] = useState<PublicChartLinkWire | null>(null);
  const offered = seriesOf(indicator, lookedAt.dimensions);
  const months = { from: lookedAt.from, to: lookedAt.to };
  const isWindow = months.from !== null || months.to !== null;
  const first: Values = {
    series: [seriesKey(lookedAt.dimensions)],
    months: isWindow ? 'looked-at' : 'all',
    scale: lookedAt.scale,
    language: words.language,
    end: 'none',
    until: '',
  };
  return (
    <>
      <ServerForm
        label={words.t('publicChart.submit')}
        creates
        first={first}
        asks={false}
        incomplete={words.t('publicChart.incomplete', { most: mostChartSeries })}
        send={(values) => {
          const series = offered.filter((one) => values.series.includes(seriesKey(one)));
          if (series.length === 0 || series.length > mostChartSeries) return null;
          if (values.end !== 'none' && values.until === '') return null;
          return publicChartApi.publishChart({
            indicator: indicator.id,
            series: series.map((one) => ({ ...one })),
            ...(values.months === 'all' ? { from: null, to: null } : months),
            scale: values.scale,
            heights: lookedAt.heights,
            language: values.language,
            // The last day counts whole, where the editor is.
            endsAt: values.end === 'none' ? null : new Date(`${values.until}T23:59:59`).toISOString(),
          });
        }}
        done={(link) => {
          setMade(link);
          done();
        }}
        submit={words.t('publicChart.submit')}
      >
        {({ values, change }) => (
          <>
            {offered.length > 1 && (
              <SeriesChoice
                indicator={indicator}
                offered={offered}
                chosen={values.series}
                choose={(series) => change({ series })}
              />
            )}
            {isWindow && (
              <ChoiceField name="months" label={words.t('publicChart.months')} makes={['from', 'to']}>
                <option value="looked-at">{monthsSaid(words, months)}</option>
                <option value="all">{monthsSaid(words, { from: null, to: null })}</option>
              </ChoiceField>
            )}
            <ChoiceField
              name="scale"
              label={words.t('scale.label')}
              {...(lookedAt.heights === 'given' ? { hint: words.t('heights.note') } : {})}
            >
              {chartScales.map((one) => (
                <option key={one} value={one}>
                  {words.t(scaleNames[one])}
                </option>
              ))}
            </ChoiceField>
            <ChoiceField name="language" label={words.t('publicChart.language')}>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {endonymOf(one)}
                </option>
              ))}
            </ChoiceField>
            <ChoiceField
              name="end"
              label={words.t('publicChart.end')}
              makes={[values.end === 'until' ? 'end' : 'endsAt']}
            >
              <option value="none">{words.t('publicChart.end.none')}</option>
              <option value="until">{words.t('publicChart.end.until')}</option>
            </ChoiceField>
            {values.end === 'until' && <Until value={values.until} change={(until) => change({ until })} />}
          </>
        )}
      </ServerForm>
      {made !== null && (
        <div className="mt-4">
          <Notice kind="good" role="status" title={words.t('publicChart.made')}>
            <Taken key={made.id} link={made} title={titleOf(words, made, indicator)} />
          </Notice>
        </div>
      )}
    </>
  );
}

/** The total, and every part that has figures; what was looked at is among them whatever it has. */
function seriesOf({ series }: IndicatorSummaryWire, lookedAt: Dimensions): readonly Dimensions[] {
  const known = [
    {},
    ...series.filter(({ figures }) => figures > 0).map(({ dimensions }) => dimensions),
    lookedAt,
  ];
  return [...new Map(known.map((one) => [seriesKey(one), one])).values()];
}

interface SeriesChoiceProps {
  readonly indicator: IndicatorSummaryWire;
  readonly offered: readonly Dimensions[];
  readonly chosen: readonly string[];
  readonly choose: (series: readonly string[]) => void;
}

function SeriesChoice({ indicator, offered, chosen, choose }: SeriesChoiceProps) {
  const words = useWords();
  return (
    <fieldset className="flex flex-col gap-1 text-sm">
      <legend className="font-semibold">{words.t('publicChart.series')}</legend>
      <p className="text-xs text-faint">{words.t('publicChart.seriesHint', { most: mostChartSeries })}</p>
      {offered.map((one) => {
        const key = seriesKey(one);
        return (
          <label key={key} className="flex min-h-8 w-fit items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.includes(key)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))
              }
            />
            {partName(words, indicator, one) || words.t('field.dimensionTotal')}
          </label>
        );
      })}
    </fieldset>
  );
}

function Until({ value, change }: { value: string; change: (day: string) => void }) {
  const words = useWords();
  const label = words.t('publicChart.until');
  return (
    <Field label={label} errors={useFieldFaults({ name: 'until', label, makes: ['endsAt'] })}>
      {(aids) => <DayField {...aids} label={label} min={dayOf(new Date())} value={value} onChange={change} />}
    </Field>
  );
}

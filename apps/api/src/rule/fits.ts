/** Whether what is sent as a rule fits the indicator it is for, and the whole rule that comes of it. */
import type { z } from '@hono/zod-openapi';
import { type Indicator, type Problem, problem, type Rule } from '@marsad/indicators';
import type { RuleBody } from '@marsad/indicators/contract';
import { dimensionLabel, isReservedLabel } from '@marsad/indicators/pipeline';

export type GivenRule = z.output<typeof RuleBody>;

export interface FaultAt {
  readonly pointer: string;
  readonly problem: Problem;
}

/** Nothing that anybody could see or type. */
const isUnseen = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** A label of a rule may not hide one that alerts carry anyway. */
function labelFaults(
  labels: Readonly<Record<string, string>>,
  { dimensions }: Indicator,
  at: string,
): readonly FaultAt[] {
  return Object.entries(labels).flatMap(([label, value]) => {
    const dimension = dimensions.find(({ id }) => dimensionLabel(id) === label);
    const found = isReservedLabel(label)
      ? problem('label-reserved', { label })
      : dimension
        ? problem('label-of-dimension', { label, dimension: dimension.id })
        : isUnseen.test(value)
          ? problem('label-value-missing', { label })
          : null;
    return found === null ? [] : [{ pointer: `${at}/labels/${label}`, problem: found }];
  });
}

export function ruleFaults(given: GivenRule, indicator: Indicator, at: string): readonly FaultAt[] {
  const found = Object.entries(given.dimensions ?? {}).flatMap(([id, code]) => {
    const dimension = indicator.dimensions.find((one) => one.id === id);
    if (dimension?.codes.some((known) => known.code === code)) return [];
    return [
      {
        pointer: `${at}/dimensions/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        problem: dimension
          ? problem('dimension-code-unknown', {
              dimension: id,
              code,
              codes: dimension.codes.map((known) => known.code).join(', '),
            })
          : problem('dimension-unknown', { dimension: id, indicator: indicator.id }),
      },
    ];
  });
  return [...found, ...labelFaults(given.labels ?? {}, indicator, at)];
}

/** @param receivers ids of the only ones that are told; null for every one that listens. */
export function ruleFrom(given: GivenRule, indicator: Indicator, receivers: readonly string[] | null): Rule {
  return {
    indicator: indicator.id,
    dimensions: given.dimensions ?? undefined,
    condition: given.condition,
    for: given.for ?? 1,
    recovery: given.recovery ?? null,
    keepFiringFor: given.keepFiringFor ?? 0,
    gap: given.gap ?? 'hold',
    severity: given.severity ?? 'warning',
    certainty: given.certainty ?? 'certain',
    noData: given.noData ?? 'KeepLast',
    labels: given.labels ?? {},
    ...(given.name ? { name: given.name } : {}),
    receivers: receivers ?? undefined,
    description: given.description ?? { ...indicator.name },
  };
}

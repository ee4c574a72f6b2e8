import type { LocalisedText } from '../language/language.js';
import type { Basis, Cadence, Dimension, Direction, Indicator, Kind } from './indicator.js';

interface DefinitionParts {
  readonly id: string;
  readonly name: LocalisedText;
  readonly definition: LocalisedText;
  readonly unit: string;
  readonly cadence: Cadence;
  /** Days after a period's end until its figure is late; 30 where absent. */
  readonly publicationLagDays?: number;
  readonly direction: Direction;
  /** true where absent: most of what is monitored is counted. */
  readonly nonNegative?: boolean;
  /** Where absent, true for units in braces such as {person}: what is counted comes whole. */
  readonly integer?: boolean;
  readonly dimensions?: readonly Dimension[];
  readonly margin?: number;
}

/** A flow must say the basis it is normalised to; nothing else may have one. */
export type IndicatorDefinition =
  | (DefinitionParts & {
      readonly kind: 'flow';
      readonly rateBasis: Basis;
      readonly statedAs?: 'total' | 'rate';
    })
  | (DefinitionParts & {
      readonly kind: Exclude<Kind, 'flow'>;
      readonly rateBasis?: null;
      readonly statedAs?: 'total';
    });

type DimensionsIn<D> = D extends { readonly dimensions: infer L extends readonly Dimension[] }
  ? L
  : readonly [];
type BasisIn<D> = D extends { readonly rateBasis: infer B extends Basis } ? B : null;

/** An indicator whose id, kind, unit, basis and dimension codes the compiler knows by name. */
export type DefinedIndicator<D extends IndicatorDefinition> = Omit<
  Indicator,
  'id' | 'kind' | 'unit' | 'rateBasis' | 'dimensions'
> & {
  readonly id: D['id'];
  readonly kind: D['kind'];
  readonly unit: D['unit'];
  readonly rateBasis: BasisIn<D>;
  readonly dimensions: DimensionsIn<D>;
};

/** Defines an indicator in code. What is wrong with one made at run time, the schema in schema.ts says. */
export function defineIndicator<const D extends IndicatorDefinition>(definition: D): DefinedIndicator<D> {
  return completed(definition) as DefinedIndicator<D>;
}

/** Fills in what a definition may leave out. */
export function completed(definition: IndicatorDefinition): Indicator {
  return {
    id: definition.id,
    name: definition.name,
    definition: definition.definition,
    kind: definition.kind,
    unit: definition.unit,
    rateBasis: definition.rateBasis ?? null,
    statedAs: definition.statedAs ?? 'total',
    cadence: definition.cadence,
    publicationLagDays: definition.publicationLagDays ?? 30,
    direction: definition.direction,
    nonNegative: definition.nonNegative ?? true,
    integer: definition.integer ?? /^\{.*\}$/.test(definition.unit),
    dimensions: definition.dimensions ?? [],
    margin: definition.margin ?? 0,
  };
}

/** The dimension codes an indicator's observation may have; none of them is the total. */
export type DimensionsOf<I extends { readonly dimensions: readonly Dimension[] }> =
  I['dimensions'] extends readonly []
    ? { readonly [id: string]: never }
    : { readonly [D in I['dimensions'][number] as D['id']]?: D['codes'][number]['code'] };

/** An observation of a known indicator, before its texts are read. */
export interface ObservationOf<I extends Pick<Indicator, 'dimensions' | 'unit'>> {
  /** The figure in words, hedge and all. */
  readonly value: string;
  readonly period: string;
  readonly dimensions?: DimensionsOf<I>;
  /** The unit the figure is in; only the indicator's own will do. */
  readonly unit?: I['unit'];
}

/** Holds an observation, such as a baseline, against its indicator while the code is compiled. */
export function observationOf<
  const I extends Pick<Indicator, 'dimensions' | 'unit'>,
  const O extends ObservationOf<I>,
>(_indicator: I, observation: O & ObservationOf<I>): O {
  return observation;
}

/** Between the definition of an indicator and the fields of its form. */
import type { IndicatorBody, IndicatorSummaryWire } from '@marsad/indicators/contract';

type Dimensions = IndicatorSummaryWire['dimensions'];
type Definition = Omit<IndicatorBody, 'baseline'>;

/** A short name for addresses and files, from what somebody calls a thing; Latin letters and digits only. */
export function shortName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
}

/** One dimension a line: its name, a colon, and what it is divided into, with commas between. */
export function dimensionsText(dimensions: Dimensions): string {
  return dimensions
    .map(({ name, codes }) => `${name.en}: ${codes.map((code) => code.name.en).join(', ')}`)
    .join('\n');
}

/**
 * Reads what {@link dimensionsText} writes. What was there before keeps its codes and its Arabic names; a line or a part
 * in Arabic alone gets a numbered code, because codes stand in addresses.
 */
export function readDimensions(text: string, before: Dimensions): Dimensions {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => {
      const [title = '', ...rest] = line.split(/[:：]/);
      const known = before.find(({ name }) => name.en === title.trim());
      const parts = rest
        .join(':')
        .split(/[,،]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      return {
        id: known?.id ?? (shortName(title) || `dimension-${at + 1}`),
        name: known?.name ?? { en: title.trim() },
        codes: parts.map((part, index) => {
          const held = known?.codes.find(({ name }) => name.en === part);
          return held ?? { code: shortName(part) || `part-${index + 1}`, name: { en: part } };
        }),
      };
    });
}

/** What the form holds, as a definition; what was left empty is left out. */
export function definitionIn(form: FormData, before: IndicatorSummaryWire | null): Definition {
  const given = (name: string) => String(form.get(name) ?? '').trim();
  const localised = (name: string) => ({
    en: given(name),
    ...(given(`${name}-ar`) === '' ? {} : { ar: given(`${name}-ar`) }),
  });
  const kind = given('kind') as Definition['kind'];
  const isFlow = kind === 'flow';
  return {
    id: before?.id ?? given('id'),
    name: localised('name'),
    definition: localised('definition'),
    kind,
    unit: given('unit'),
    ...(isFlow
      ? {
          rateBasis: given('rateBasis') as NonNullable<Definition['rateBasis']>,
          statedAs: given('statedAs') as NonNullable<Definition['statedAs']>,
        }
      : {}),
    cadence: given('cadence') as Definition['cadence'],
    publicationLagDays: Number(given('lag')),
    direction: given('direction') as Definition['direction'],
    nonNegative: form.get('nonNegative') !== null,
    integer: form.get('integer') !== null,
    dimensions: readDimensions(given('dimensions'), before?.dimensions ?? []),
    margin: Number(given('margin')) / 100,
  };
}

/**
 * What SDMX asks of a file and of the structure that describes it: SDMX-CSV 2.0, SDMX-JSON 2.1 structure message.
 * https://github.com/sdmx-twg/sdmx-csv, https://github.com/sdmx-twg/sdmx-json
 */
import { comparisonReasons, verdicts } from '../compare/comparison.js';
import { bases, type Indicator } from '../indicator/indicator.js';
import { inEveryLanguage, type LocalisedText } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { pers, qualifiers } from '../quantity/quantity.js';
import { observationStatuses, reliabilities } from '../series/observation.js';
import { type Column, type ExportRecord, exportColumns } from './columns.js';
import { ar } from './messages/sdmx.ar.js';
import { en } from './messages/sdmx.en.js';

const agency = 'MARSAD';
/** Of the code lists and concepts. */
const version = '2.0.0';

/** SDMX's codes for a total, and for a dimension that an indicator does not have. */
const total = '_T';
const notApplicable = '_Z';

export const isNoCode = (text: string): boolean => text === '' || text === total || text === notApplicable;

/** A component's id begins with a letter; identifiers have no capitals, so that this one is nobody else's. */
export const sdmxId = (id: string): string => (/^[a-z]/i.test(id) ? id : `D${id}`);

/** Every dimension there is, in one order for every file. */
export function sdmxDimensions(indicators: readonly Pick<Indicator, 'dimensions'>[]): string[] {
  return [...new Set(indicators.flatMap(({ dimensions }) => dimensions.map(({ id }) => id)))].sort();
}

/** The structure with so many dimensions: one more makes a new minor version. */
const versionWith = (dimensions: readonly string[]) => `2.${dimensions.length}.0`;

/** What the rows of a file are structured by. */
export const sdmxDataflow = (dimensions: readonly string[]): string =>
  `${agency}:OBSERVATIONS(${versionWith(dimensions)})`;

/** The columns as SDMX wants them: every dimension has a code in every row. */
export function sdmxColumns(indicators: readonly Indicator[], asOf: string): Column[] {
  const known = new Map(
    indicators.map((indicator) => [indicator.id, indicator.dimensions.map(({ id }) => id)]),
  );
  const dimensions = sdmxDimensions(indicators);
  const coded = (id: string) => (record: ExportRecord) =>
    record.dimensions[id] ?? (known.get(record.indicator)?.includes(id) ? total : notApplicable);
  return exportColumns(dimensions, asOf).map((column) => ({
    ...column,
    name: sdmxId(column.name),
    value: dimensions.includes(column.name) ? coded(column.name) : column.value,
  }));
}

/** The structure of these files, as SDMX-JSON. */
export function sdmxStructure(indicators: readonly Indicator[], prepared: string) {
  const dimensions = sdmxDimensions(indicators);
  const columns = sdmxColumns(indicators, '');
  const lists = codeLists(indicators, dimensions);
  const structure = { agencyID: agency, version: versionWith(dimensions), isExternalReference: false };
  const maintained = { agencyID: agency, version, isExternalReference: false };
  const component = ({ name, holds }: Column) => ({
    id: name,
    conceptIdentity: conceptUrn(name),
    localRepresentation: lists.has(name)
      ? { enumeration: codeListUrn(name) }
      : { format: { dataType: dataTypes[holds] } },
  });
  const of = (part: Column['part']) => columns.filter((column) => column.part === part);
  return {
    $schema: 'https://json.sdmx.org/2.1/sdmx-json-structure-schema.json',
    meta: {
      id: 'OBSERVATIONS',
      test: false,
      prepared,
      contentLanguages: ['en', 'ar'],
      sender: { id: agency },
    },
    data: {
      dataStructures: [
        {
          ...structure,
          id: 'OBSERVATIONS',
          ...named(partName('observations')),
          dataStructureComponents: {
            dimensionList: {
              id: 'DimensionDescriptor',
              dimensions: of('dimension')
                .filter(({ name }) => name !== timePeriod)
                .map((column, index) => ({ ...component(column), position: index + 1 })),
              timeDimension: {
                id: timePeriod,
                conceptIdentity: conceptUrn(timePeriod),
                localRepresentation: { format: { dataType: 'ObservationalTimePeriod' } },
              },
            },
            measureList: {
              id: 'MeasureDescriptor',
              measures: of('measure').map((column) => ({ ...component(column), usage: 'optional' })),
            },
            attributeList: {
              id: 'AttributeDescriptor',
              attributes: of('attribute').map((column) => ({
                ...component(column),
                usage: 'optional',
                attributeRelationship: { observation: {} },
              })),
            },
          },
        },
      ],
      dataflows: [
        {
          ...structure,
          id: 'OBSERVATIONS',
          ...named(partName('observations')),
          structure: `urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=${sdmxDataflow(dimensions)}`,
        },
      ],
      conceptSchemes: [
        {
          ...maintained,
          id: concepts,
          ...named(partName('concepts')),
          concepts: columns.map(({ name }) => ({ id: name, name })),
        },
      ],
      codelists: [...lists].map(([name, codes]) => ({
        ...maintained,
        id: codeListId(name),
        name,
        codes,
      })),
    },
  };
}

const timePeriod = 'TIME_PERIOD';
const concepts = 'CONCEPTS';
const dataTypes = { text: 'String', number: 'Double', boolean: 'Boolean' } as const;

const conceptUrn = (name: string) =>
  `urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=${agency}:${concepts}(${version}).${name}`;
const codeListId = (name: string) => `CL_${name}`;
const codeListUrn = (name: string) =>
  `urn:sdmx:org.sdmx.infomodel.codelist.Codelist=${agency}:${codeListId(name)}(${version})`;

const sdmxIn = messagesIn({ en, ar });
const partName = (part: keyof typeof en) => inEveryLanguage((language) => sdmxIn(language, part));

const named = (text: LocalisedText) => ({
  name: text.en,
  names: { en: text.en, ...(text.ar === undefined ? {} : { ar: text.ar }) },
});

type Code = { readonly id: string } & ReturnType<typeof named>;

/** The lists of codes by the component they are of. */
function codeLists(indicators: readonly Indicator[], dimensions: readonly string[]): Map<string, Code[]> {
  const plain = (codes: readonly string[]) => codes.map((code) => ({ id: code, ...named({ en: code }) }));
  return new Map<string, Code[]>([
    ['INDICATOR', indicators.map(({ id, name }) => ({ id, ...named(name) }))],
    ...dimensions.map((id) => [sdmxId(id), codesOf(id, indicators)] as const),
    ['QUALIFIER', plain(qualifiers)],
    ['PER', plain(pers)],
    ['OBS_STATUS', plain(observationStatuses)],
    ['ROLE', plain(['recommended', 'triangulation', 'baseline'])],
    ['RELIABILITY', plain(reliabilities)],
    ['NORMALISED_PER', plain(bases)],
    ['VERDICT', plain(verdicts)],
    ['VERDICT_REASON', plain(comparisonReasons)],
  ]);
}

/** Indicators may share a dimension: its codes are those of all. */
function codesOf(dimension: string, indicators: readonly Indicator[]): Code[] {
  const codes = new Map<string, Code>([
    [total, { id: total, ...named(partName('total')) }],
    [notApplicable, { id: notApplicable, ...named(partName('notApplicable')) }],
  ]);
  // Those that are no code any more stand in what was known before.
  for (const { dimensions } of indicators)
    for (const { id, codes: own, former = [] } of dimensions)
      if (id === dimension)
        for (const { code, name } of [...own, ...former])
          if (!codes.has(code)) codes.set(code, { id: code, ...named(name) });
  return [...codes.values()];
}

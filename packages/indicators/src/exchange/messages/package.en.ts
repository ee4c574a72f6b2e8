/** What a data package and its tables are called. */
export const en = {
  title: 'Figures of Marsad',
  description:
    'Everything on record, with its sources. A figure keeps its hedge: OBS_LOWER and OBS_UPPER are its bounds, an empty one is no bound, and FIGURE is what was said. Text that a spreadsheet would take for a formula has an apostrophe before it. An import takes this file as it is, and changes nothing by it. DEFINITION is a row whole, as JSON. People, receivers, texts that were read and the audit log are not in it.',
  licence: 'Not specified. What may be done with a figure is for its source to say.',
  observations: 'Every figure as it stands, one a row',
  revisions: 'What every figure ever was, withdrawn ones too',
  indicators: 'What is counted, and how',
  codes: 'The codes of the dimensions',
  sources: 'Where figures are from',
  baselines: 'What series are or were compared with',
  places: 'Where figures are of, with outlines',
  rules: 'When a figure is an alert',
  timeline: 'Measures and events',
  'own-checks': 'How figures must stand to each other',
  briefs: 'Kept briefs, and what is in each',
} as const;

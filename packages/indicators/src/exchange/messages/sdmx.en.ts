/** What the parts of an SDMX structure are called. */
export const en = {
  observations: 'Observations of Marsad',
  concepts: 'Concepts of Marsad',
  total: 'Total',
  notApplicable: 'Not applicable',
} as const;

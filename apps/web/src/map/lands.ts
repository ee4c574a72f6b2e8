/** What is called what on the map of the border region, and where there is room in each for its name. */
export interface Land {
  readonly id:
    | 'syria'
    | 'iraq'
    | 'al-hasakah'
    | 'deir-ez-zor'
    | 'raqqa'
    | 'salah-al-din'
    | 'homs'
    | 'ninewa'
    | 'anbar';
  readonly at: readonly [longitude: number, latitude: number];
  readonly country: boolean;
}

export const lands: readonly Land[] = [
  { id: 'syria', at: [38.9, 35.75], country: true },
  { id: 'iraq', at: [42.2, 33.75], country: true },
  { id: 'al-hasakah', at: [40.45, 36.75], country: false },
  { id: 'deir-ez-zor', at: [40.0, 35.2], country: false },
  { id: 'raqqa', at: [39.0, 36.2], country: false },
  { id: 'salah-al-din', at: [43.5, 34.5], country: false },
  { id: 'homs', at: [38.4, 34.35], country: false },
  { id: 'ninewa', at: [42.7, 35.85], country: false },
  { id: 'anbar', at: [41.6, 33.05], country: false },
];

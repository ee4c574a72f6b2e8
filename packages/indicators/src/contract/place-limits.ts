/** How much of places is taken. */
export const placeLimits = {
  /** In all. */
  places: 2_000,
  /** Of a file of GeoJSON. */
  fileBytes: 8_000_000,
  /** Of one outline. */
  points: 50_000,
  /** Of one outline as it is drawn. */
  pointsDrawn: 400,
} as const;

/** What a file of places may be called, and how its kind is said. */
export const placeFileEnds = ['.geojson', '.json', 'application/geo+json', 'application/json'] as const;

export function placed(longitude: number, latitude: number): [number, number];
export function drawn(): object;
/** All countries, coarse. */
export function drawnWorld(): object;
/** The module that holds them. */
export function fileOf(outlines: object, name?: string): string;

export function placed(longitude: number, latitude: number): [number, number];
export function drawn(): object;
/** The module that holds them. */
export function fileOf(outlines: object): string;

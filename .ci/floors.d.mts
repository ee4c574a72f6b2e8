export interface Floor {
  readonly path: string;
  readonly order: readonly string[];
  readonly not: readonly string[];
  readonly says: string;
  readonly but: readonly string[];
}
export declare const floors: readonly Floor[];
export declare function importsOf(floor: Floor): ReadonlyMap<string, ReadonlySet<string>>;
export declare const written: readonly { readonly file: string; made(text: string): string }[];

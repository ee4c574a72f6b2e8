/** At any depth, what there is of a thing. */
type Part<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Part<Item>[]
      : { readonly [Key in keyof T]?: Part<T[Key]> };

/** As much of a thing as a test is about: what is there is held to its shape, and nothing looks at the rest. */
export const partOf = <T>(part: Part<T>): T => part as T;

/**
 * Holds what is answered to its shape: TypeScript finds a field that is missing or of another type, but a field that the
 * shape does not have only in a literal that is written out on the spot, not where one came in by `...stored`.
 */
import type { z } from '@hono/zod-openapi';

type Leaf = string | number | boolean | bigint | null | undefined;

type Same<A, B> = (<G>() => G extends A ? 1 : 2) extends <G>() => G extends B ? 1 : 2 ? true : false;

/** What is only written out may be read-only, at any depth. */
export type Given<Shape> = unknown extends Shape
  ? Shape
  : Shape extends Leaf
    ? Shape
    : Shape extends readonly (infer Item)[]
      ? readonly Given<Item>[]
      : { readonly [Key in keyof Shape]: Given<Shape[Key]> };

/** Of a shape that is one of several things, those that `Value` can be. */
type Fitting<Value, Shape> = Shape extends unknown ? (Value extends Given<Shape> ? Shape : never) : never;

type KeyOf<Shape> = Shape extends unknown ? keyof Shape : never;
type ValueAt<Shape, Key> = Shape extends unknown ? (Key extends keyof Shape ? Shape[Key] : never) : never;
type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never;

/** The names of fields that `Value` has, at any depth, and `Shape` has not: `never` is as it should be. */
export type Surplus<Value, Shape> =
  Same<Value, Shape> extends true
    ? never
    : unknown extends Shape
      ? never
      : Value extends Leaf
        ? never
        : Value extends readonly (infer Item)[]
          ? Surplus<Item, ItemOf<Shape>>
          : SurplusField<Value, Fitting<Value, Shape>>;

type SurplusField<Value, Shape> = [Shape] extends [never]
  ? never
  : {
      [Key in keyof Value]-?: Key extends KeyOf<Shape> ? Surplus<Value[Key], ValueAt<Shape, Key>> : Key;
    }[keyof Value];

/** What makes an argument with surplus fields no argument, and says in the compiler's error which those are. */
export type Unless<Fields> = [Fields] extends [never]
  ? unknown
  : { readonly 'fields the shape does not have': Fields };

/** A value as its shape of the contract says, no more and no less; nothing happens to it. */
export function view<S extends z.ZodType, const Value extends Given<z.output<S>>>(
  _shape: S,
  value: Value & Unless<Surplus<Value, z.output<S>>>,
): z.output<S> {
  return value as z.output<S>;
}

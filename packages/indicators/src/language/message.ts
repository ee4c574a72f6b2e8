/** What a message of a catalogue has to be told, read from its text by the compiler. The syntax is ICU's. */

/** What is put into a message: text and numbers that are formatted already, or a number or word that it chooses by. */
export type Value = string | number;
export type Values = Readonly<Record<string, Value>>;

type Messages = Readonly<Record<string, string>>;

/**
 * What a catalogue in another language than English has to hold: the same keys, each and no other. A file of messages
 * ends in `as const satisfies Translation<typeof en>`.
 */
export type Translation<English extends Messages> = { readonly [Key in keyof English]: string };

/**
 * The names and types of what a message is told: `{amount}` takes text or a number, `{count, plural, …}` a number,
 * `{unit, select, …}` text. Of several messages together: all that any of them is told, since any may be said.
 */
export type ArgumentsOf<Message extends string> = string extends Message
  ? Values
  : Flat<Joined<Message extends string ? (read: Read<Message, 't', Record<never, never>>) => void : never>>;

/** The arguments of a call after the key: none, or what the message is told. */
export type Told<Message extends string> = keyof ArgumentsOf<Message> extends never
  ? []
  : [values: ArgumentsOf<Message>];

/** Keys whose messages are told nothing. */
export type PlainKey<Catalogue extends Messages> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends `${string}{${string}` ? never : Key;
}[keyof Catalogue];

type Flat<Found> = { readonly [Name in keyof Found]: Found[Name] };
/** What all of several readings find, together. */
type Joined<Readers> = [Readers] extends [(read: infer Found) => void] ? Found : Record<never, never>;

/**
 * Reads on from where `Left` begins. `Open` says what is open there, the innermost first: t for text, o for the wordings
 * that an argument chooses between. In text a brace opens an argument, among wordings it opens the text of one.
 */
type Read<Left extends string, Open extends string, Found> = Left extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Left extends `${string}}${infer Rest}`
      ? Read<Rest, Outer<Open>, Found>
      : never
    : Open extends `o${string}`
      ? Read<After, `t${Open}`, Found>
      : ReadArgument<After, Open, Found>
  : Found;

type ReadArgument<
  After extends string,
  Open extends string,
  Found,
> = After extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Kind}`
    ? Trimmed<Kind> extends `${infer Choice extends keyof Chosen},${string}`
      ? After extends `${string},${string},${infer Wordings}`
        ? Read<Wordings, `o${Open}`, Found & Record<Trimmed<Name>, Chosen[Choice]>>
        : never
      : Read<Rest, Open, Found & Record<Trimmed<Name>, number>>
    : Read<Rest, Open, Found & Record<Trimmed<Head>, Value>>
  : Found;

/** What wordings are chosen by. */
interface Chosen {
  readonly plural: number;
  readonly selectordinal: number;
  readonly select: string;
}

type Outer<Open extends string> = Open extends `${'t' | 'o'}${infer Rest}` ? Rest : never;
type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Text;

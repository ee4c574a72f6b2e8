import { LongField, TextField } from './form-fields.js';

interface Props {
  /** In the values of the form, where the Arabic one has "Ar" behind it; and in the body. */
  readonly name: string;
  readonly label: string;
  readonly labelAr: string;
  readonly hint?: string;
  readonly maxLength: number;
  /** Of several lines. */
  readonly long?: boolean;
}

/** A text in English and in Arabic, of which one is enough. */
export function BothLanguages({ name, label, labelAr, hint, maxLength, long = false }: Props) {
  const english = { name, label, ...(hint === undefined ? {} : { hint }), makes: [name, `${name}/en`] };
  const arabic = { name: `${name}Ar`, label: labelAr, makes: [`${name}/ar`] };
  const Text = long ? LongField : TextField;
  return (
    <>
      <Text {...english} required={false} maxLength={maxLength} dir="ltr" />
      <Text {...arabic} required={false} maxLength={maxLength} dir="rtl" />
    </>
  );
}

export interface JumpTarget {
  readonly href: string;
  readonly name: string;
  /** Other names it goes by. */
  readonly also: string;
  /** What kind of thing it is, said beside it. */
  readonly of: string;
}

/** Those with every typed word in one of their names; names that begin with what was typed come first. */
export function targetsFor(targets: readonly JumpTarget[], typed: string): readonly JumpTarget[] {
  const wanted = plain(typed);
  const parts = wanted.split(/\s+/).filter((part) => part !== '');
  const fitting = targets.filter(({ name, also }) => {
    const names = plain(`${name} ${also}`);
    return parts.every((part) => names.includes(part));
  });
  const begins = ({ name }: JumpTarget) => wanted !== '' && plain(name).startsWith(wanted);
  return [...fitting.filter(begins), ...fitting.filter((target) => !begins(target))];
}

/** Without the marks and letter forms that people leave out when they search. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ـ/g, '')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
    .trim();
}

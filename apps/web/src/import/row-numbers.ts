/** Numbers of rows as somebody writes them: "12, 20-22". */
import { asciiDigits } from '@marsad/indicators';

const mostRows = 10_000;
const lastRow = 2_000_000;

/** Null where something else stands there. */
export function rowsIn(text: string): readonly number[] | null {
  const parts = asciiDigits(text)
    .split(/[\s,;،؛]+/u)
    .filter((part) => part !== '');
  const found = new Set<number>();
  for (const part of parts) {
    const [, first = '', last = first] = /^(\d{1,7})(?:[-–](\d{1,7}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || from < 1 || to < from || to > lastRow || found.size + to - from >= mostRows)
      return null;
    for (let row = from; row <= to; row++) found.add(row);
  }
  return [...found].sort((a, b) => a - b);
}

/** The shortest way to write them: runs as their ends. */
export function rowsText(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === row) run[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

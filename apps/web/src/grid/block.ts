/** A block of cells as spreadsheets put it on the clipboard: tabs, lines, and quotes around what holds either. */

export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = cellFrom(text, at);
    rows.at(-1)?.push(cell);
    if (end >= text.length) break;
    const mark = text[end];
    at = end + (mark === '\r' && text[end + 1] === '\n' ? 2 : 1);
    // The end of the last line opens no further row.
    if (mark !== '\t') {
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join('\t')}\n`).join('');
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A quote that nothing closes, or after which more stands, is a character as any other. */
function cellFrom(text: string, at: number): { readonly cell: string; readonly end: number } {
  const held = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)/y;
  held.lastIndex = at;
  const match = held.exec(text);
  if (match !== null) return { cell: (match[1] ?? '').replaceAll('""', '"'), end: held.lastIndex };
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = at;
  return { cell: plain.exec(text)?.[0] ?? '', end: plain.lastIndex };
}

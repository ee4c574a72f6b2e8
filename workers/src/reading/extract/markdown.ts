/** Markdown: its marks are taken off, and what they say of paragraphs and headings is kept. */
import { type ExtractedText, Paragraphs } from './text.js';

/** By its name, or by marks that nobody writes by chance. */
export function isMarkdown(text: string, name: string): boolean {
  if (/\.(?:md|markdown)$/i.test(name)) return true;
  return /^#{1,6} +\S/m.test(text.slice(0, 20_000)) || /\*\*[^*\n]+\*\*/.test(text.slice(0, 20_000));
}

const fence = /^\s{0,3}(?:```|~~~)/;
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;
const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

export function markdownText(given: string): ExtractedText {
  const paragraphs = new Paragraphs();
  let lines: string[] = [];
  let isCode = false;
  const flush = (isHeading = false) => {
    paragraphs.add(inline(lines.join(' ')), { isHeading });
    lines = [];
  };
  for (const line of withoutFrontMatter(given).split(/\r\n|\n|\r/)) {
    const said = isCode ? line : line.replace(/^\s{0,3}(?:>\s?)+/, '');
    if (fence.test(said)) {
      flush();
      isCode = !isCode;
      continue;
    }
    const head = isCode ? null : heading.exec(said);
    if (head !== null) {
      flush();
      lines.push(head[1] ?? '');
      flush(true);
    } else if (!isCode && /^\s{0,3}(?:=+|-+)\s*$/.test(said) && lines.length === 1) flush(true);
    else if (said.trim() === '' || (!isCode && (rule.test(said) || tableRule.test(said)))) flush();
    else if (!isCode && said.trimStart().startsWith('|')) {
      flush();
      lines.push(said.trim().replace(/^\||\|$/g, ''));
      flush();
    } else {
      if (!isCode && item.test(said)) flush();
      lines.push(isCode ? said : said.replace(item, ''));
    }
  }
  flush();
  return { kind: 'markdown', pages: null, paragraphs: paragraphs.all, notes: [] };
}

function withoutFrontMatter(text: string): string {
  const front = /^---\r?\n[\s\S]{0,10000}?\r?\n(?:---|\.\.\.)\r?\n/.exec(text);
  return (front === null ? text : text.slice(front[0].length)).replace(/<!--[\s\S]{0,10000}?-->/g, ' ');
}

/** Without the marks within a line: of links their words are kept, of pictures nothing. */
function inline(text: string): string {
  return text
    .replace(/!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)/g, ' ')
    .replace(/\[([^\]\n]{1,2000})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/\[([^\]\n]{1,2000})\]\[[^\]\n]{0,200}\]/g, '$1')
    .replace(/\[\^[^\]\n]{1,50}\]:?/g, ' ')
    .replace(/<\/?[a-z][^<>\n]{0,500}>/gi, ' ')
    .replace(/(\*\*|__)(?=\S)([\s\S]{0,2000}?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{0,2000}?\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_\n]{0,2000}?\S)_(?!\w)/g, '$1')
    .replace(/`([^`\n]{1,2000})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1');
}

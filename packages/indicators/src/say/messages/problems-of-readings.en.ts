import type { ReadingProblemCode } from '../../problem.js';

/** Problems of texts whose figures are read, and of what is done with each. */
export const en = {
  'reading-too-large': 'The file is larger than {most} MB. Split it, or take out its pictures.',
  'reading-too-many-pages':
    'The file has more than {most} pages{pages, select, none {} other {: {pages}}}. Split it, and read the parts that have figures.',
  'reading-too-much-text':
    'The text is longer than {most} characters. Split it, and read the parts that have figures.',
  'reading-of-other-kind':
    '{kind, select, image {This is a picture, and figures are read from text alone. Have its text recognised (OCR), save that as a PDF and upload it.} table {This is a table, not a text. Bring it in as a table.} slides {These are slides. Save them as a PDF and upload that.} doc {This is a document of Word 97–2003 (.doc). Open it, save it as DOCX or PDF and upload that.} rtf {This is rich text (.rtf). Open it, save it as DOCX or PDF and upload that.} archive {This is an archive. Unpack it and upload the text that is in it.} other {This is no text that can be read. Save it as PDF, DOCX, ODT, HTML, Markdown or plain text and upload that.}}',
  'reading-encrypted': 'The file is protected by a password. Save it without one and upload it again.',
  'reading-damaged':
    'The file is damaged or cut off{part, select, none {} other { ({part})}}. Open it, save it anew and upload it again.',
  'reading-unpacks-too-large':
    'The file unpacks to far more than its size allows. Open it, save it anew, and upload that.',
  'reading-declares-entities':
    'The file has declarations (DOCTYPE) that no word processor writes. Open it, save it anew and upload it again.',
  'reading-encoding':
    'It cannot be told how the letters of this text are written. Save it as UTF-8 and upload it again.',
  'reading-scanned':
    '{count, plural, one {The page is a picture} other {All {count} pages are pictures}}: there is no text in the file. Have its text recognised (OCR), save that as a PDF and upload it.',
  'reading-without-text': 'There is no text in the file. Upload one that has some.',
  'reading-too-long':
    'The text took longer to read than {seconds} seconds. Split it, and read the parts that have figures.',
  'reading-too-much-memory':
    'The text took more memory than there is for one. Split it, or save it anew as a PDF without pictures.',
  'reading-pages-without-text':
    '{count, plural, one {Page {pages} has} other {{count} pages have}} no text{count, plural, one {} other {: {pages}}}. What is pictured there was not read.',
  'reading-figures-left-out':
    'The text has more than {most} figures. Those after page or paragraph {at} were left out: read the rest by itself.',
  'reading-not-done':
    '{status, select, failed {This text could not be read, so it has no figures.} other {This text is still being read. Wait until it is done.}}',
  'reading-on-record':
    'Figures of this text are on record, and it shows where they stand. An editor can remove it.',
  'candidate-accepted':
    'This figure was handed in already. Look at what became of it; to change it, correct it where it is on record.',
  'candidate-dismissed': 'This figure was dismissed. Open it again first.',
  'candidate-open': 'This figure is open: nobody has decided on it.',
  'candidate-without-indicator':
    'No indicator is known to count this. Say which one it is of, in “indicator”.',
  'candidate-without-period': 'The text gives no period for this figure. Say it, in “period”.',
  'candidate-is-change':
    'The text says by how much something {change, select, rise {rose} other {fell}}, not how much there is. Give the figure itself, in “value”, or dismiss this.',
  'warn-figure-is-change':
    'The text says by how much something {change, select, rise {rose} other {fell}}, not how much there is.',
  'warn-figure-without-period': 'The text gives no period for this figure.',
  'warn-figure-vague':
    'Nobody counted: “{text}” is taken for the least it can mean. Look whether that is good enough.',
  'warn-figure-hedge-apart':
    'A hedge that stands further before holds for this figure too. Look whether it is meant so.',
} as const satisfies Readonly<Record<ReadingProblemCode, string>>;

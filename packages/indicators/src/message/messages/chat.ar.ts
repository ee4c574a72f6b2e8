import type { Translation } from '../../language/message.js';
import type { en } from './chat.en.js';

export const ar = {
  more: '{count, plural, zero {ولا شيء غيرها.} one {وواحد آخر لم يتسع له المكان.} two {واثنان آخران لم يتسع لهما المكان.} few {و# أخرى لم يتسع لها المكان.} many {و# أخرى لم يتسع لها المكان.} other {و# أخرى لم يتسع لها المكان.}}',
  cut: 'هذا مختصر، وكله في مرصد.',
  open: 'افتح في مرصد',
} as const satisfies Translation<typeof en>;

import { type ComponentProps, useId } from 'react';
import type { Button } from './button.js';
import { FilePicker } from './file-picker.js';

interface Props {
  readonly title: string;
  /** What the button says that opens the browser's own choice. */
  readonly choose: string;
  /** Which files are taken, in words. */
  readonly kinds: string;
  readonly accept: string;
  /** Files are being held over the page. */
  readonly isOver: boolean;
  readonly disabled: boolean;
  readonly look?: ComponentProps<typeof Button>['look'];
  readonly take: (files: readonly File[]) => void;
}

/** Where files can be let go, and chosen by whoever does not drag. */
export function DropArea({ title, choose, kinds, accept, isOver, disabled, look, take }: Props) {
  const id = useId();
  return (
    <div
      className={`flex min-h-44 flex-col items-center justify-center gap-3 rounded-tremor-default border-2 border-dashed px-4 py-6 text-center ${
        isOver ? 'border-accent bg-sunken' : 'border-edge'
      }`}
    >
      <p className="text-base font-semibold">{title}</p>
      <FilePicker
        choose={choose}
        accept={accept}
        disabled={disabled}
        {...(look === undefined ? {} : { look })}
        describedBy={id}
        take={take}
      />
      <p id={id} className="max-w-sm text-xs text-faint">
        {kinds}
      </p>
    </div>
  );
}

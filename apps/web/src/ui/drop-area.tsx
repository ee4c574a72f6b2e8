import { type ComponentProps, useId, useRef } from 'react';
import { Button } from './button.js';

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
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div
      className={`flex min-h-44 flex-col items-center justify-center gap-3 rounded-tremor-default border-2 border-dashed px-4 py-6 text-center ${
        isOver ? 'border-accent bg-sunken' : 'border-edge'
      }`}
    >
      <p className="text-base font-semibold">{title}</p>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden
        className="hidden"
        accept={accept}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button
        {...(look === undefined ? {} : { look })}
        disabled={disabled}
        aria-describedby={id}
        onClick={() => input.current?.click()}
      >
        {choose}
      </Button>
      <p id={id} className="max-w-sm text-xs text-faint">
        {kinds}
      </p>
    </div>
  );
}

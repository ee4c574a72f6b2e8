import { type ComponentProps, useRef } from 'react';
import { Button } from './button.js';

interface Props {
  /** What the button says that opens the browser's own choice. */
  readonly choose: string;
  readonly accept?: string | undefined;
  readonly disabled: boolean;
  readonly look?: ComponentProps<typeof Button>['look'];
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly id?: string | undefined;
  readonly take: (files: readonly File[]) => void;
}

/** Opens the browser's choice of a file. Its own field would speak the browser's language, not the page's. */
export function FilePicker({ choose, accept, disabled, look, labelledBy, describedBy, id, take }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden
        className="hidden"
        accept={accept}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          // So that the same file can be chosen again once it was mended.
          target.value = '';
        }}
      />
      <Button
        {...(look === undefined ? {} : { look })}
        id={id}
        disabled={disabled}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {choose}
      </Button>
    </>
  );
}

import { type DragEvent, useEffect, useId, useState } from 'react';
import { useWords } from '../language/words.js';
import { FilePicker } from './file-picker.js';
import { Notice } from './notice.js';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly accept?: string;
  readonly disabled: boolean;
  readonly chosen: (file: File) => void;
}

/** One file, chosen or let go over the field, and which one it was, in the page's language. */
export function FileField({ label, hint, accept, disabled, chosen }: Props) {
  const words = useWords();
  const id = useId();
  const [said, setSaid] = useState<{ readonly name: string | null; readonly isOne: boolean }>(nothingYet);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    const isOne = files.length === 1;
    setSaid(({ name }) => ({ name: isOne ? file.name : name, isOne }));
    if (isOne) chosen(file);
  };
  const { isOver, ...drop } = useDrop(take, !disabled);
  useNoStrayDrop();
  return (
    <div className="min-w-0">
      <p id={`${id}-label`} className="mb-1 text-sm font-semibold text-ink">
        {label}
      </p>
      <div
        {...drop}
        className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-tremor-small border border-dashed p-2 text-sm ${
          isOver ? 'border-accent bg-sunken' : 'border-edge'
        }`}
      >
        <FilePicker
          id={`${id}-choose`}
          choose={words.t('file.choose')}
          accept={accept}
          disabled={disabled}
          labelledBy={`${id}-label ${id}-choose`}
          describedBy={hint === undefined ? `${id}-name` : `${id}-name ${id}-hint`}
          take={take}
        />
        <span id={`${id}-name`} className="min-w-0 break-words text-muted">
          {said.name === null ? words.t('file.none') : <bdi className="break-all">{said.name}</bdi>}
        </span>
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </p>
      )}
      <div role="status" className="mt-2 empty:hidden">
        {!said.isOne && <Notice kind="error">{words.t('file.one')}</Notice>}
      </div>
    </div>
  );
}

const nothingYet = { name: null, isOne: true } as const;

const hasFiles = (types: readonly string[] | undefined) => types?.includes('Files') ?? false;

function useDrop(take: (files: readonly File[]) => void, enabled: boolean) {
  const [isOver, setOver] = useState(false);
  return {
    isOver: isOver && enabled,
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer.types)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = enabled ? 'copy' : 'none';
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer.types)) return;
      event.preventDefault();
      setOver(false);
      if (enabled) take([...event.dataTransfer.files]);
    },
  };
}

/** A file let go beside the field would be opened in place of the page, and what was typed there would be gone. */
function useNoStrayDrop(): void {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event.dataTransfer?.types)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    };
    document.addEventListener('dragover', refuse);
    document.addEventListener('drop', refuse);
    return () => {
      document.removeEventListener('dragover', refuse);
      document.removeEventListener('drop', refuse);
    };
  }, []);
}

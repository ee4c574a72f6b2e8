import { useId } from 'react';
import { inputLook } from '../ui/field.js';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly disabled: boolean;
  readonly chosen: (file: File) => void;
}

/** A file of GeoJSON, of which the browser's own field says which one it is. */
export function FileField({ label, hint, disabled, chosen }: Props) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold text-ink">
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".geojson,.json,application/geo+json,application/json"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        disabled={disabled}
        className={`${inputLook} border-edge`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) chosen(file);
        }}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}

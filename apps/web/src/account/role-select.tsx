import { type Role, roles } from '@marsad/indicators';
import { useWords } from '../language/words.js';
import { Field, inputLook } from '../ui/field.js';

/** Chooses a role, and says what it may do. */
export function RoleField({ value, change }: { value: Role; change: (role: Role) => void }) {
  const words = useWords();
  return (
    <Field label={words.t('role.label')} hint={words.t(`role.${value}May`)}>
      {(aids) => (
        <select {...aids} value={value} onChange={(event) => change(event.target.value as Role)}>
          <RoleOptions />
        </select>
      )}
    </Field>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: Role;
  readonly disabled: boolean;
  readonly change: (role: Role) => void;
}

export function RoleSelect({ label, value, disabled, change }: SelectProps) {
  return (
    <div className="w-full sm:w-44">
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => change(event.target.value as Role)}
        className={`${inputLook} border-edge pe-8`}
      >
        <RoleOptions />
      </select>
    </div>
  );
}

function RoleOptions() {
  const words = useWords();
  return roles.map((role) => (
    <option key={role} value={role}>
      {words.t(`role.${role}`)}
    </option>
  ));
}

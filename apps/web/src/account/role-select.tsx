import { type Role, roles } from '@marsad/indicators';
import { useWords } from '../language/words.js';
import { inputLook } from '../ui/field.js';
import { useTyped } from '../ui/form.js';
import { ChoiceField } from '../ui/form-fields.js';

/** Chooses the role of a form, and says what it may do. */
export function RoleField() {
  const words = useWords();
  const { role } = useTyped<{ role: Role }>().values;
  return (
    <ChoiceField name="role" label={words.t('role.label')} hint={words.t(`role.${role}May`)}>
      <RoleOptions />
    </ChoiceField>
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

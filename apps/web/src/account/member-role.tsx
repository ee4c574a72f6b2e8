/** The role of a member, to be changed: at once, but where tokens or invitations lose by it only after a question. */
import { allows, type Role, roles } from '@marsad/indicators';
import type { MemberWire } from '@marsad/indicators/contract';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Question } from '../ui/confirmed.js';
import { RoleSelect } from './role-select.js';

interface Props {
  readonly member: MemberWire;
  readonly disabled: boolean;
  /** Resolves once it is so. */
  readonly change: (role: Role) => Promise<unknown>;
}

export function MemberRole({ member, disabled, change }: Props) {
  const { name, role, tokensByRole, invitations } = member;
  const words = useWords();
  const [wanted, setWanted] = useState<Role | null>(null);
  const asked = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted === null && asked.current) place.current?.querySelector('select')?.focus();
    asked.current = wanted !== null;
  }, [wanted]);
  const losing = (next: Role) =>
    roles.filter((held) => !allows(next, held)).reduce((sum, held) => sum + tokensByRole[held], 0);
  // Only administrators invite: whoever is none any more has invited nobody.
  const withdrawn = (next: Role) => (next === 'admin' ? 0 : invitations);
  return (
    <div ref={place} className="contents">
      <RoleSelect
        label={words.t('people.roleOf', { name })}
        value={wanted ?? role}
        disabled={disabled || wanted !== null}
        change={(next) => {
          if (losing(next) + withdrawn(next) > 0) setWanted(next);
          // Whoever shows this list says what went wrong.
          else void change(next).catch(() => {});
        }}
      />
      {wanted !== null && (
        <Question
          label={words.t('people.demote')}
          about={name}
          question={words.t('people.demoteQuestion', {
            tokens: losing(wanted),
            invitations: withdrawn(wanted),
            role: words.t(`role.${wanted}`),
          })}
          act={() => change(wanted)}
          done={() => setWanted(null)}
          cancel={() => setWanted(null)}
        />
      )}
    </div>
  );
}

import { useState } from 'react';
import { keepOf, keptOf } from './kept.js';
import { useSession } from './session.js';

export interface SingleKeys {
  readonly isOn: boolean;
  readonly switchTo: (on: boolean) => void;
}

/** Whether letters pressed alone do something here: whoever speaks to their machine switches them off. */
export function useSingleKeys(): SingleKeys {
  const person = useSession().person?.id ?? null;
  const [isOn, setOn] = useState(() => keptOf(person, 'keys') !== 'off');
  return {
    isOn,
    switchTo: (on) => {
      keepOf(person, 'keys', on ? null : 'off');
      setOn(on);
    },
  };
}

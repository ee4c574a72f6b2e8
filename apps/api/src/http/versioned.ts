/** What is said of things that are kept in versions where one cannot be made, changed or brought back. */
import type { Unchanged, UuidId, VersionedRefusal } from '@marsad/db';
import type { ProblemCode } from '@marsad/indicators';
import { named } from './named.js';
import { type HttpProblem, refuse } from './problems.js';

interface Kind {
  /** What one is called, by its id. */
  readonly called: (id: string) => string;
  /** How many there may be, and what is said where there are. */
  readonly most: number;
  readonly tooMany: ProblemCode;
  /** What is said of one that is there already. */
  readonly notDeleted: ProblemCode;
}

/** What was asked for. */
export interface Asked {
  /** Of none, for one that was to be made. */
  readonly id?: string;
  /** The version whoever edits had in front of them. */
  readonly seen?: number | null;
}

export function versioned<Id extends UuidId>({ called, most, tooMany, notDeleted }: Kind) {
  const { absent, idOf, found } = named<Id>(called);
  function refusalOf(refusal: VersionedRefusal | Unchanged, { id = '', seen = null }: Asked): HttpProblem {
    switch (refusal.kind) {
      case 'not-found':
        return absent(id);
      case 'too-many':
        return refuse(409, tooMany, { count: refusal.count, most });
      case 'conflict':
        return refuse(409, 'edit-conflict', { version: refusal.version, seen: seen ?? 0 });
      case 'unchanged':
        return refuse(409, 'nothing-changed');
    }
  }
  return {
    ...{ absent, idOf, found, most, refusalOf },
    /** Of one that was to be brought back. */
    notBack: (refusal: VersionedRefusal | Unchanged, id: string): HttpProblem =>
      refusal.kind === 'unchanged' ? refuse(409, notDeleted) : refusalOf(refusal, { id }),
  };
}

/** Who does something, and what they may do. */

/** Each may do all that the ones before it may. */
export const roles = ['viewer', 'contributor', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whether someone who holds one role may do what asks for another. */
export function allows(held: Role, needed: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(needed);
}

/** What somebody or something that does a thing can be. */
export const actorKinds = ['person', 'token', 'feed', 'system'] as const satisfies readonly Actor['kind'][];

/** Everything that can be done is done by one of these, and is recorded under it. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'token'; readonly id: string; readonly name: string }
  | { readonly kind: 'feed'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly part: string };

/** What an actor goes by among its kind. */
export const actorKey = (actor: Actor): string => ('id' in actor ? actor.id : actor.part);

/** Whether they are one and the same. A token is somebody of its own, whoever made it. */
export function isSameActor(one: Actor, other: Actor): boolean {
  return one.kind === other.kind && actorKey(one) === actorKey(other);
}

/** What somebody reads with. */
export interface Reader {
  readonly actor: Actor;
  readonly role: Role;
}

/**
 * Whose submissions somebody may see; null for everybody's. What was handed in is between its maker and the editors until
 * it is on record.
 */
export const submissionsSeenBy = ({ actor, role }: Reader): Actor | null =>
  allows(role, 'editor') ? null : actor;

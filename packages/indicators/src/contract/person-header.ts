/** Whom a request is meant to be of, by id: one that comes with anybody else's session is refused. */
export const personHeader = 'marsad-person';

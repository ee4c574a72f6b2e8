/** How long whoever takes a mail has for it, and how long one is tried. */
export const leaseSeconds = 15;
/** A mail server that is away is tried for a day; then the next mail says what this one would have. */
export const patienceMs = 24 * 3_600_000;

/** Where Bull Board is: below /api, which the service worker leaves alone. */
export const queueBoardRoot = '/api/queues';

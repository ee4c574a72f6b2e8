export const en = {
  'connection.connecting': 'Connecting',
  'connection.live': 'Live',
  'connection.liveHint': 'New figures and alerts appear here by themselves.',
  'connection.reconnecting': 'Reconnecting',
  'connection.reconnectingHint':
    'No live connection since {since}. Trying again; what you see may be out of date.',
  'connection.offline': 'Offline',
  'connection.offlineHint': 'Offline since {since}. What you see may be out of date; drafts are kept.',
} as const;

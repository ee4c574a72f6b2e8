import type { FeedProblemCode } from '../../problem.js';

/** Problems of feeds. */
export const en = {
  'feed-exists': 'There is a feed called “{name}” already. Choose another name.',
  'feed-schedule-missing':
    'Say when the feed runs: either “every”, such as PT6H, or “cron”, such as 0 6 * * *.',
  'feed-every-not-read':
    '“{value}” is no length of time. Write weeks, days, hours or minutes like P1W, P1D, PT6H or PT30M; a month or a year does not always last the same.',
  'feed-cron-not-read':
    '“{value}” is no cron expression. Write five fields: minute, hour, day of the month, month, day of the week, such as 0 6 * * 1.',
  'feed-never-runs': '“{value}” never comes. Choose a day that its month has.',
  'feed-too-often': 'A feed runs every {least} minutes at most. Leave more time between two runs.',
  'feed-too-seldom': 'A feed runs every {most} days at least. Leave less time between two runs.',
  'feed-header-reserved': 'Marsad sets the header “{name}” itself. Leave it out.',
  'feed-header-missing': 'The feed has no header “{name}” whose value could stay. Give the value.',
  'feed-header-anew':
    'The address leads to another server, which must not get the old value of the header “{name}”. Give the value again.',
  'feed-secrets-unreadable':
    'The address and the headers of this feed cannot be decrypted: the key in the database is another one. Give the address and the headers again.',
  'feed-address-refused':
    '“{host}” is an address of this machine or its network, and nothing is fetched from there. Where that is meant, whoever runs Marsad sets ALLOW_PRIVATE_TARGETS=yes.',
  'feed-redirect-not-read': 'The server sent Marsad on to “{to}”, which is no web address.',
  'feed-redirects-enough':
    'The server sent Marsad on more than {most} times. Give the address where the file is in the end.',
  'feed-not-reached': 'The server was not reached: {reason}.',
  'feed-answered': 'The server answered with status {status}.',
  'feed-empty': 'The server answered with nothing.',
  'feed-too-large': 'The file is larger than {megabytes} MB. Ask the server for a smaller part of it.',
  'feed-too-long': 'The file was not there whole after {seconds} seconds.',
  'feed-silent': 'The server sent nothing for {seconds} seconds.',
  'feed-broke-off': 'The connection ended before the file did: {reason}.',
  'feed-not-unpacked': 'What the server sent cannot be unpacked: it says it is packed with “{encoding}”.',
  'feed-asks': 'The table leaves questions open. Answer them in the import.',
  'feed-rejects-much':
    'The import would reject {percent} % of its entries, and this feed allows {limit} % by itself. Look at the plan, then commit or cancel it.',
  'feed-revises-much':
    'The import would revise {percent} % of its entries, and this feed allows {limit} % by itself. Look at the plan, then commit or cancel it.',
  'feed-not-run':
    'The feed should have run by now, and has not. See whether the workers of the pipeline run.',
} as const satisfies Readonly<Record<FeedProblemCode, string>>;

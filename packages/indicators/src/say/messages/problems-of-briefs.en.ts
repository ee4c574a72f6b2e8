import type { BriefProblemCode } from '../../problem.js';

/** Problems of kept briefs. */
export const en = {
  'brief-item-unknown':
    '{kind, select, indicator {There is no indicator “{id}”.} measure {There is no measure “{id}” on the timeline.} event {There is no event “{id}” on the timeline.} other {No text is kept that the figure “{id}” was read in.}} Take it out, or choose another.',
  'briefs-too-many':
    'That would be {count} briefs; Marsad keeps at most {most}. Delete some that nobody needs.',
  'brief-too-large':
    'The brief takes too long or too much memory to be made as PDF. Take some of it out, or print its page.',
  'brief-mail-off':
    'This installation sends no mail, so a brief cannot be mailed. Whoever runs it sets SMTP_URL.',
  'brief-not-deleted': 'The brief is not deleted, so there is nothing to bring back.',
} as const satisfies Readonly<Record<BriefProblemCode, string>>;

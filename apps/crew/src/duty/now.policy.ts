import type { Duty } from './use-duty.js';

/** What a crew may have to deal with, each with a screen of its own. */
export const NOWS = ['offer', 'job', 'ended', 'standby', 'sign_on'] as const;
export type Now = (typeof NOWS)[number];

/** The one thing the crew has to deal with: a job before everything, then what became of the last one. */
export function nowOf({ job, ended, unit }: Pick<Duty, 'job' | 'ended' | 'unit'>): Now {
  if (job) return job.assignment.status === 'offered' ? 'offer' : 'job';
  if (ended) return 'ended';
  return unit ? 'standby' : 'sign_on';
}

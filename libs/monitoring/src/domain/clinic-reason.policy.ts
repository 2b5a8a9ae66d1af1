import type { MonitoredPerson, ProgramRules, TicketPriority } from '#siaga/contracts';

/**
 * What a clinic reads of somebody whom an officer sends: what the officer saw, and what to wear, in Indonesian. Neither the disease nor that
 * somebody is followed up: a number is kept longer than that may be known.
 */
export function clinicReason(words: string, { protection }: Pick<ProgramRules, 'protection'>): string {
  return [
    ...(words === '' ? [] : [words.replace(/\.?$/, '.')]),
    ...(protection === '' ? [] : [`Pelindung: ${protection}.`]),
  ].join(' ');
}

/** Who is called before others: as the counter would write them down. */
export function clinicPriority({ risks }: Pick<MonitoredPerson, 'risks'>): TicketPriority {
  if (risks.includes('pregnant')) return 'pregnant';
  return risks.includes('elderly') ? 'elderly' : 'none';
}

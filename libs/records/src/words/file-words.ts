import type { ComplaintCode, IncidentOutcome, IncidentStatus, Triage } from '#siaga/contracts';

/** Columns of a list of incidents, in their order. */
export const LIST_COLUMNS = [
  'number',
  'openedAt',
  'status',
  'triage',
  'complaint',
  'outcome',
  'place',
  'around',
  'caller',
  'callerNumber',
  'units',
  'closedAt',
  'mergedInto',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Words of a file in one language; a code without its word does not compile. */
export interface FileWords {
  readonly triage: Readonly<Record<Triage | 'none', string>>;
  readonly complaint: Readonly<Record<ComplaintCode, string>>;
  readonly incidentStatus: Readonly<Record<IncidentStatus, string>>;
  readonly outcome: Readonly<Record<IncidentOutcome, string>>;
  readonly column: Readonly<Record<ListColumn, string>>;
  readonly title: { readonly list: string };
}

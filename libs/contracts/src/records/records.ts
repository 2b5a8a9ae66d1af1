import { z } from 'zod';
import { Id, IdParam, Instant, RegionCode, Triage } from '../common/common.js';
import { ComplaintCode } from '../common/needs.js';
import { notPersonal, personal } from '../define/personal.js';
import { IncidentOutcome, IncidentRef } from '../dispatch/incident.js';
import { IncidentStatus } from '../dispatch/incident-status.js';
import { ResponseTimeQuery } from '../dispatch/reports.js';

/** A day by the centre's own clock: `2026-11-28`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A search looks back so many days where nothing says from when. */
export const SEARCH_DAYS = 92;
/** The longest period of a search or an export, and its last day. */
export const MOST_SEARCH_DAYS = 366;
/** So many sealed incidents one question opens at most to look for words; the next goes on from there. */
export const MOST_OPENED = 5_000;
/** Incidents of one answer. */
export const FOUND_PER_PAGE = 50;
/** Rows of one export. */
export const MOST_EXPORTED = 5_000;

/** What is looked for; what is left out says nothing. All that is given must hold. */
export const IncidentFilter = z.object({
  /** Words of the address, of what the caller said of it, or of a name; each must be there, in part at least. */
  words: z.string().trim().min(2).max(120).optional(),
  /** An incident's number or a part of it. A whole one is found whatever the days. */
  number: z.string().trim().min(2).max(40).optional(),
  /** A telephone number that called, in any spelling, whatever the days. */
  caller: z.string().trim().min(3).max(40).optional(),
  /** A unit by the name it has, or had; also a retired one. */
  unit: z.string().trim().min(1).max(40).optional(),
  /** First and last day on which it was opened, by the centre's clock. */
  from: Day.optional(),
  to: Day.optional(),
  status: IncidentStatus.optional(),
  triage: Triage.optional(),
  complaint: ComplaintCode.optional(),
  outcome: IncidentOutcome.optional(),
});
export type IncidentFilter = z.infer<typeof IncidentFilter>;

const CursorInstant = z.iso.datetime({ precision: 3 });

/** Where a search goes on: behind the last incident that was looked at. */
const SearchCursor = z.string().refine(
  (text) => {
    const [at = '', id = '', ...rest] = text.split(' ');
    return CursorInstant.safeParse(at).success && Id.safeParse(id).success && rest.length === 0;
  },
  { error: 'Expected the cursor of an answer' },
);

export const FindIncidentsInput = IncidentFilter.extend({ after: SearchCursor.optional() });
export type FindIncidentsInput = z.infer<typeof FindIncidentsInput>;

/** An incident as a list of results shows it. */
export const FoundIncident = z.object({
  id: Id,
  number: notPersonal(z.string(), 'a running number that people say aloud'),
  regionCode: RegionCode,
  status: IncidentStatus,
  complaint: ComplaintCode,
  triage: Triage.nullable(),
  outcome: IncidentOutcome.nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  place: personal(z.object({ label: z.string(), context: z.string() })),
  callers: personal(z.array(z.string())),
  /** Names that its units had then. */
  units: z.array(z.string()),
  mergedInto: IncidentRef.optional(),
});
export type FoundIncident = z.infer<typeof FoundIncident>;

export const FoundIncidents = z.object({
  /** Newest first. */
  incidents: z.array(FoundIncident),
  /** Where to go on; null when all of the period was looked at. */
  next: z.string().nullable(),
  /** The period that was looked at, by the centre's days; null for a question that holds for all time. */
  period: z.object({ from: Day, to: Day }).nullable(),
  /** How far back this answer looked; later ones of the period come with `next`. */
  lookedBackTo: Instant.nullable(),
});
export type FoundIncidents = z.infer<typeof FoundIncidents>;

/** A file in the words of its reader. Not JSON: ask for it with a plain request. */
export const RecordFile = z.unknown();
/** In which language a file is written. */
export const FileLanguage = z.enum(['id', 'en']).default('id');

export const ExportIncidentsInput = IncidentFilter.extend({ language: FileLanguage });
export type ExportIncidentsInput = z.input<typeof ExportIncidentsInput>;

/** One incident as a sheet (PDF). */
export const PrintIncidentInput = IdParam.extend({ language: FileLanguage });
export type PrintIncidentInput = z.input<typeof PrintIncidentInput>;

/** The longest shift's log. */
export const MOST_SHIFT_MS = 24 * 3_600_000;

/** What happened in a region and all below it within a shift, as a paper (PDF). `from` before `to`, 24 hours apart at most. */
export const PrintShiftInput = ResponseTimeQuery.extend({ language: FileLanguage });
export type PrintShiftInput = z.input<typeof PrintShiftInput>;

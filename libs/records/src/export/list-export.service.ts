import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MOST_EXPORTED, type ExportIncidentsInput } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, ENV, type Env } from '#siaga/kernel';
import { CSV_START, csvLine } from '#siaga/tabular';
import { LIST_COLUMNS, type FileWords, type ListColumn } from '../words/file-words.js';
import { localTime, wordsOf } from '../words/words-of.js';
import { IncidentSearch, type Found } from '../search/incident-search.service.js';
import type { RecordFile } from './record-file.js';

/** Lists of incidents as files. */
@Injectable()
export class ListExport {
  constructor(
    private readonly search: IncidentSearch,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Everything that a search finds where the person may export, as CSV, and nothing of elsewhere. Throws as the search, RECORD.TOO_MANY.
   */
  async incidents(
    caller: Caller,
    { language, ...filter }: z.output<typeof ExportIncidentsInput>,
  ): Promise<RecordFile> {
    const found = await this.search.all(caller, filter, MOST_EXPORTED);
    if (found.length > MOST_EXPORTED)
      throw new AppError('RECORD.TOO_MANY', { details: { most: MOST_EXPORTED } });
    const words = wordsOf(language);
    const lines = found.map((one) =>
      csvLine(
        LIST_COLUMNS.map((column) => CELLS[column](one, words, this.env.SIAGA_TIME_ZONE)),
        'texts',
      ),
    );
    const day = localTime(this.clock.now(), this.env.SIAGA_TIME_ZONE).slice(0, 10);
    return {
      name: `${words.title.list}-${day}.csv`,
      type: 'text/csv; charset=utf-8',
      subject: { kind: 'incident_list' },
      regionCodes: [...new Set(found.map(({ incident }) => incident.regionCode))],
      rows: found.length,
      body: [
        CSV_START,
        csvLine(
          LIST_COLUMNS.map((column) => words.column[column]),
          'texts',
        ),
        ...lines,
      ].join(''),
    };
  }
}

type Cell = (found: Found, words: FileWords, timeZone: string) => string | null;

const together = (texts: readonly (string | null)[]): string => texts.filter(Boolean).join('; ');

const CELLS: Readonly<Record<ListColumn, Cell>> = {
  number: ({ incident }) => incident.number,
  openedAt: ({ incident }, _, timeZone) => localTime(incident.openedAt, timeZone),
  status: ({ incident }, words) => words.incidentStatus[incident.status],
  triage: ({ incident }, words) => words.triage[incident.triage ?? 'none'],
  complaint: ({ incident }, words) => words.complaint[incident.complaint],
  outcome: ({ incident }, words) => incident.outcome && words.outcome[incident.outcome],
  place: ({ incident }) => incident.place.label,
  around: ({ incident }) => incident.place.context,
  caller: ({ calls }) => together(calls.map(({ callerName }) => callerName)),
  callerNumber: ({ calls }) => together(calls.map(({ callerNumber }) => callerNumber)),
  units: ({ incident }) => together(incident.units),
  closedAt: ({ incident }, _, timeZone) => incident.closedAt && localTime(incident.closedAt, timeZone),
  mergedInto: ({ incident }) => incident.mergedInto?.number ?? null,
};

import { Injectable } from '@nestjs/common';
import type { ListRowProblem } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { readCentreFile, type CentreProblem, type ReadCentre, type RefusedCentre } from './centre-file.js';
import { CentreService, type PutResult } from './centre.service.js';

/** What an import of centres did. */
export interface CentreImport {
  created: number;
  updated: number;
  unchanged: number;
  refused: RefusedCentre[];
}

/** What became of a centre, or would; `fields` say why it is refused. */
export type CentreOutcome = { result: PutResult } | { fields: CentreProblem[] };

/** Takes many centres at once; one of a known code is changed. A row that cannot be taken leaves the others alone. */
@Injectable()
export class CentreImporter {
  constructor(
    private readonly centres: CentreService,
    private readonly database: Database,
  ) {}

  /** Reads a JSON list or a table (columns: see `readCentreFile`) with the rights of the machine. Throws UnreadableCentreFile. */
  async importFile(path: string): Promise<CentreImport> {
    const { rows, refused } = await readCentreFile(path);
    const done: CentreImport = { created: 0, updated: 0, unchanged: 0, refused: [...refused] };
    for (const centre of rows) {
      const outcome = await this.put(centre, null);
      if ('result' in outcome) done[outcome.result] += 1;
      else done.refused.push({ row: centre.row, fields: outcome.fields });
    }
    return done;
  }

  /** Stores one, in a transaction of its own. */
  put(centre: ReadCentre, caller: Caller | null): Promise<CentreOutcome> {
    return refusable(() => this.database.transaction((tx) => this.centres.put(tx, centre, caller)));
  }

  /** What `put` would do. */
  judge(centre: ReadCentre, caller: Caller | null): Promise<CentreOutcome> {
    return refusable(() => this.database.transaction((tx) => this.centres.judge(tx, centre, caller)));
  }
}

/** Problems that are found only where centres are compared with those that are there. */
const FOUND: Readonly<Record<string, ListRowProblem>> = {
  baseUrl: 'centre.address',
  secret: 'centre.secret_shared',
};

async function refusable(work: () => Promise<PutResult>): Promise<CentreOutcome> {
  try {
    return { result: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'RESOURCE.NOT_FOUND')
      return {
        fields: [
          {
            path: 'regionCodes',
            code: 'region.others',
            message: 'None of your regions, or the centre answers for another one too',
          },
        ],
      };
    if (error.code !== 'INPUT.INVALID') throw error;
    const fields = (error.fields ?? []).map((field) => ({
      ...field,
      code: FOUND[field.path] ?? ('region.no_code' as const),
    }));
    return { fields };
  }
}

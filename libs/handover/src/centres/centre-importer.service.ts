import { Injectable } from '@nestjs/common';
import { AppError, SYSTEM_ACTOR } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { readCentreFile, type RefusedCentre } from './centre-file.js';
import { CentreService } from './centre.service.js';

/** What an import of centres did. */
export interface CentreImport {
  created: number;
  updated: number;
  refused: RefusedCentre[];
}

/** Takes many centres at once; one of a known code is changed. A row that cannot be taken leaves the others alone. */
@Injectable()
export class CentreImporter {
  constructor(
    private readonly centres: CentreService,
    private readonly database: Database,
  ) {}

  /** Reads a JSON list or a table (columns: see `readCentreFile`). Throws UnreadableCentreFile. */
  async importFile(path: string): Promise<CentreImport> {
    const { rows, refused } = await readCentreFile(path);
    const result: CentreImport = { created: 0, updated: 0, refused };
    for (const { row, centre } of rows) {
      try {
        result[await this.database.transaction((tx) => this.centres.put(tx, centre, SYSTEM_ACTOR))] += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'INPUT.INVALID') throw error;
        result.refused.push({ row, fields: error.fields ?? [] });
      }
    }
    return result;
  }
}

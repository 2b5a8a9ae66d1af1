import { Injectable } from '@nestjs/common';
import { unstorableIn } from '#siaga/kernel';
import { learnBpsRegencies, witnessesIn } from './bps-regency.policy.js';
import { findDuplicates, type DuplicatePair } from './duplicates.policy.js';
import { FacilityImportRepository } from './facility-import.repository.js';
import type { ImportProgress, PlacedSet, RowSet } from './facility-set.js';
import { Gazetteer } from './gazetteer.js';
import type { ImportReport } from './import-report.js';
import { RowPlacer, sharedPointsOf, type ImportedFacility } from './place-rows.js';
import type { ParsedRow, RowProblem } from './source-row.js';

const PROGRESS_EVERY_ROWS = 50;

/** Finds for each row of a set where it lies, and which of them may be one facility. Stores nothing. */
@Injectable()
export class FacilityPlacer {
  constructor(
    private readonly repository: FacilityImportRepository,
    private readonly gazetteer: Gazetteer,
  ) {}

  /** `defaultRegion` is the Kemendagri regency code of rows that state none. */
  async place(set: RowSet, defaultRegion: string | null, onProgress?: ImportProgress): Promise<PlacedSet> {
    const storable = withoutUnstorable(set.rows);
    const unique = withoutRepeats(storable.rows);
    const placed = await this.placeAll({ ...set, rows: unique.rows }, defaultRegion, onProgress);
    const duplicates = await this.flagDuplicates(placed.facilities, set.source);
    const refused = [...set.refused, ...storable.refused, ...unique.refused, ...placed.refused];
    return { ...set, facilities: placed.facilities, duplicates, refused };
  }

  private async placeAll(
    set: RowSet,
    defaultRegion: string | null,
    onProgress?: ImportProgress,
  ): Promise<{ facilities: ImportedFacility[]; refused: RowProblem[] }> {
    const { directory, finder } = await this.gazetteer.open();
    const bps = learnBpsRegencies(witnessesIn(set.rows), directory);
    const knowledge = { directory, bps, defaultRegion };
    const placer = new RowPlacer(knowledge, finder, set.pointAccuracyM, sharedPointsOf(set.rows));
    const facilities: ImportedFacility[] = [];
    const refused: RowProblem[] = [];
    for (const [index, row] of set.rows.entries()) {
      const placed = await placer.place(row);
      if ('message' in placed) refused.push(placed);
      else facilities.push(placed);
      if ((index + 1) % PROGRESS_EVERY_ROWS === 0) {
        onProgress?.('placing', index + 1, set.rows.length);
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    }
    onProgress?.('placing', set.rows.length, set.rows.length);
    return { facilities, refused };
  }

  /** Flags the file's own part of each pair; facilities of other sources are named in the report and left as they are. */
  private async flagDuplicates(
    facilities: readonly ImportedFacility[],
    source: string,
  ): Promise<ImportReport['duplicates']> {
    const { directory } = await this.gazetteer.open();
    const own = new Map(facilities.map((facility) => [`own:${facility.sourceKey}`, facility]));
    const others = new Map(
      (await this.repository.ofOtherSources(source)).map((facility) => [`other:${facility.id}`, facility]),
    );
    const all = [
      ...[...own].map(([key, facility]) => ({ ...facility, key })),
      ...[...others].map(([key, facility]) => ({ ...facility, key })),
    ];
    const pairs = findDuplicates(all, (code) => directory.regency(code)?.name ?? '').filter(
      (pair) => own.has(pair.a) || own.has(pair.b),
    );
    for (const key of pairs.flatMap((pair) => [pair.a, pair.b])) {
      const facility = own.get(key);
      if (facility !== undefined && !facility.flags.includes('possible_duplicate'))
        facility.flags.push('possible_duplicate');
    }
    const nameOf = (key: string): string => {
      const facility = own.get(key) ?? others.get(key);
      return facility === undefined ? key : `${facility.name} (${facility.regionCode})`;
    };
    return pairs.map((pair: DuplicatePair) => ({ a: nameOf(pair.a), b: nameOf(pair.b), why: pair.why }));
  }
}

/** A text that the database cannot hold would end the storing of its neighbours too. */
function withoutUnstorable(rows: readonly ParsedRow[]): { rows: ParsedRow[]; refused: RowProblem[] } {
  const refused: RowProblem[] = [];
  const kept = rows.filter((row) => {
    const [bad] = unstorableIn(row);
    if (bad !== undefined)
      refused.push({ line: row.line, field: bad.path, code: 'row.unstorable', message: bad.message });
    return bad === undefined;
  });
  return { rows: kept, refused };
}

/** A key that comes twice in one file names one facility: the first row is taken, the others are refused. */
function withoutRepeats(all: readonly ParsedRow[]): { rows: ParsedRow[]; refused: RowProblem[] } {
  const lines = new Map<string, number>();
  const rows: ParsedRow[] = [];
  const refused: RowProblem[] = [];
  for (const row of all) {
    const first = lines.get(row.sourceKey);
    if (first === undefined) {
      lines.set(row.sourceKey, row.line);
      rows.push(row);
    } else
      refused.push({
        line: row.line,
        field: 'code',
        code: 'row.repeated',
        message: `Same facility as line ${first}; leave one of them out`,
      });
  }
  return { rows, refused };
}

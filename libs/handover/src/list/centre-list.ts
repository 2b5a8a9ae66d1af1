import { Injectable } from '@nestjs/common';
import type { ListColumns, ListFile } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import type { ListAtHand, ListKind, ListReading, ReadRows, RowOutcome, RowProblem } from '#siaga/lists';
import {
  CENTRE_FIELDS,
  centreHeadings,
  isEnoughOfCentre,
  readCentreFile,
  type CentreFile,
  type CentreFileRow,
  type CentreProblem,
} from '../centres/centre-file.js';
import { CentreImporter, type CentreOutcome } from '../centres/centre-importer.service.js';

/** Lists of 112 and 119 centres. Each row needs the right for every region that it names or takes over. */
@Injectable()
export class CentreList implements ListKind<CentreFile> {
  readonly name = 'centres';
  readonly right = 'centre.manage';
  readonly fields = CENTRE_FIELDS;

  constructor(private readonly importer: CentreImporter) {}

  async headingsOf(
    { path }: ListAtHand,
    more: readonly string[],
  ): Promise<{ headings: readonly string[]; hasGeometry: boolean }> {
    return { headings: await centreHeadings(path, more), hasGeometry: false };
  }

  isEnough(columns: ListColumns): boolean {
    return isEnoughOfCentre(columns);
  }

  async read(
    { path }: ListAtHand,
    { columns }: ListReading,
    mostRows: number,
  ): Promise<ReadRows<CentreFile>> {
    const rows = await readCentreFile(path, { columns, mostRows });
    const refused = rows.refused.flatMap(({ row, fields }) =>
      fields.map((field) => sayIn(rows.columns, row, field)),
    );
    return {
      rows,
      columns: rows.columns,
      total: rows.rows.length + rows.refused.length,
      refused,
      notes: [],
    };
  }

  judge(caller: Caller, _: ListFile, file: CentreFile): Promise<RowOutcome[]> {
    return each(file, (centre) => this.importer.judge(centre, caller));
  }

  store(caller: Caller, _: ListFile, file: CentreFile): Promise<RowOutcome[]> {
    return each(file, (centre) => this.importer.put(centre, caller));
  }
}

async function each(
  { rows, columns }: CentreFile,
  work: (centre: CentreFile['rows'][number]) => Promise<CentreOutcome>,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const centre of rows) {
    const outcome = await work(centre);
    const [problem] = 'fields' in outcome ? outcome.fields : [];
    outcomes.push({
      line: centre.row,
      name: centre.centre.name,
      cells: cellsOf(centre.centre),
      point: null,
      flags: [],
      result: 'result' in outcome ? outcome.result : 'refused',
      problem: problem === undefined ? null : sayIn(columns, centre.row, problem),
    });
  }
  return outcomes;
}

/** A secret is never shown, only that there is one. */
function cellsOf({
  code,
  regionCodes,
  phones,
  baseUrl,
  secret,
  isOwn,
}: CentreFileRow): Record<string, string> {
  return {
    code,
    regionCodes: regionCodes.join(', '),
    phones: phones.map(({ number }) => number).join(', '),
    ...(baseUrl !== null && { baseUrl }),
    ...(secret !== null && { secret: 'true' }),
    ...(isOwn && { isOwn: 'true' }),
  };
}

function sayIn(columns: Readonly<Record<string, string>>, line: number, problem: CentreProblem): RowProblem {
  const [field = ''] = problem.path.split('.');
  return { line, column: columns[field] ?? null, code: problem.code, message: problem.message };
}

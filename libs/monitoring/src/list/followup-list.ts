import { Injectable } from '@nestjs/common';
import { readNik, type ListColumns, type ListFile } from '#siaga/contracts';
import { RegionCodes, RegionNames } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import {
  TooManyRows,
  type ListAtHand,
  type ListReading,
  type ListSteps,
  type ReadRows,
  type RowOutcome,
  type RowProblem,
  type SteppedListKind,
} from '#siaga/lists';
import { Database } from '#siaga/persistence';
import { mapRow, surveyDates, type MappedRow, type Table } from '#siaga/tabular';
import { ProgramRepository } from '../store/program.repository.js';
import { FOLLOWUP_FIELDS, GIVABLE, isEnoughOfFollowUp } from './followup-fields.js';
import { columnsOf, openFollowUps, unreadable } from './followup-table.js';
import { ListedCases } from './listed-cases.js';
import { ListRegions } from './list-regions.js';
import {
  readFollowUpRow,
  sameness,
  type ListedPerson,
  type RowContext,
  type Wrong,
} from './read-followup-row.js';

/** People of a list, with the columns that their problems are said by. */
export interface FollowUpRows {
  readonly people: readonly ListedPerson[];
  readonly columns: ListColumns;
}

/** Without a telephone, somebody is followed up all the same. */
const LEFT_OUT = 'phone';

/** Lists of people who are to be followed up, as officers keep them. Each row needs the right for its own region. */
@Injectable()
export class FollowUpList implements SteppedListKind<FollowUpRows> {
  readonly name = 'followups';
  readonly right = 'monitoring.work';
  readonly fields = FOLLOWUP_FIELDS;
  readonly givable = GIVABLE;
  readonly steps: ListSteps<FollowUpRows> = {
    behind: ({ people, columns }, line, most) => ({
      people: people.filter((one) => one.line > line).slice(0, most),
      columns,
    }),
    linesOf: ({ people }) => people.map(({ line }) => line),
    store: async (tx, caller, { people, columns }) =>
      (await this.cases.store(tx, caller, people)).map((one) => outcomeOf(one, columns)),
    refusalOf: (error, { people, columns }) => {
      const problem = this.cases.refusalOf(error);
      return problem && people.map((listed) => outcomeOf({ listed, result: 'refused', problem }, columns));
    },
  };

  constructor(
    private readonly cases: ListedCases,
    private readonly programs: ProgramRepository,
    private readonly regions: RegionNames,
    private readonly codes: RegionCodes,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async headingsOf(
    list: ListAtHand,
    more: readonly string[],
  ): Promise<{ headings: readonly string[]; hasGeometry: boolean }> {
    return { headings: (await openFollowUps(list, more)).headings, hasGeometry: false };
  }

  isEnough(columns: ListColumns): boolean {
    return isEnoughOfFollowUp(columns);
  }

  async read(list: ListAtHand, reading: ListReading, mostRows: number): Promise<ReadRows<FollowUpRows>> {
    const table = await openFollowUps(list, Object.values(reading.columns ?? {}));
    const columns = columnsOf(table, reading.columns);
    const mapping = { columns, fixed: {}, dateOrder: null };
    const dateOrder = reading.dateOrder ?? (await surveyDates(table, mapping, FOLLOWUP_FIELDS));
    const home = reading.regionCode ?? list.file.regionCode;
    const context: RowContext = {
      ...{ now: this.clock.now(), dateOrder, given: reading.given ?? {} },
      programs: await this.programs.of([home]),
      regions: new ListRegions(home, list.file.regionCode, await this.regions.below(list.file.regionCode)),
    };
    const rows = await mapped(table, columns, mostRows);
    const read = new Reader(columns);
    for (const row of rows) read.add(row, context);
    read.doubt(await this.codes.unknown(read.areas(), this.database));
    return {
      rows: { people: read.people, columns },
      ...{ columns, total: rows.length, refused: read.refused, notes: read.notes },
    };
  }

  async judge(caller: Caller, _: ListFile, { people, columns }: FollowUpRows): Promise<RowOutcome[]> {
    return (await this.cases.judge(caller, people)).map((one) => outcomeOf(one, columns));
  }
}

async function mapped(table: Table, columns: ListColumns, mostRows: number): Promise<MappedRow[]> {
  const options = {
    fields: FOLLOWUP_FIELDS,
    mapping: { columns, fixed: {}, dateOrder: null },
    timeZone: 'Asia/Jakarta',
  };
  const rows: MappedRow[] = [];
  try {
    for await (const row of table.rows()) {
      const one = mapRow(row, options);
      // Lines that only frame a sheet.
      if (Object.keys(one.values).length === 0 && one.problems.length === 0) continue;
      rows.push(one);
      if (rows.length > mostRows) throw new TooManyRows(`The file has more than ${String(mostRows)} rows`);
    }
  } catch (cause) {
    throw unreadable(cause);
  }
  return rows;
}

/** Reads rows to people, each NIK once. */
class Reader {
  readonly people: ListedPerson[] = [];
  readonly refused: RowProblem[] = [];
  readonly notes: RowProblem[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly columns: ListColumns) {}

  add(row: MappedRow, context: RowContext): void {
    const isLeftOut = ({ column }: { column: string }): boolean => column === this.columns[LEFT_OUT];
    const broken = row.problems.filter((problem) => !isLeftOut(problem));
    this.notes.push(
      ...row.problems
        .filter(isLeftOut)
        .map(({ column, code, message }) => ({ line: row.row, column, code, message })),
    );
    if (broken.length > 0) {
      for (const { column, code, message } of broken)
        this.refused.push({ line: row.row, column: column === 'row' ? null : column, code, message });
      return;
    }
    const read = readFollowUpRow(row, context);
    if ('refused' in read) return this.say(this.refused, row.row, read.refused);
    const { program, person } = read.listed;
    // One person is followed up once under a program, whatever day two rows of them say.
    const key = person.nik === null ? sameness(read.listed) : `${program.id} ${person.nik}`;
    const field = person.nik === null ? 'name' : 'nik';
    if (this.seen.has(key)) return this.say(this.refused, row.row, [[field, 'row.repeated']]);
    this.seen.add(key);
    this.people.push(read.listed);
    this.say(this.notes, row.row, read.notes);
  }

  /** Where the NIKs were given first. */
  areas(): string[] {
    return [...new Set(this.people.flatMap(areaOf))];
  }

  /** Notes those whose NIK was given where nothing is. */
  doubt(unknown: readonly string[]): void {
    const none = new Set(unknown);
    for (const one of this.people)
      if (areaOf(one).some((area) => none.has(area))) this.say(this.notes, one.line, [['nik', 'nik.area']]);
  }

  private say(to: RowProblem[], line: number, wrong: readonly Wrong[]): void {
    for (const [field, code] of wrong)
      to.push({ line, column: this.columns[field] ?? null, code, message: code });
  }
}

function areaOf({ person: { nik } }: ListedPerson): string[] {
  const read = nik === null ? null : readNik(nik, '9999-12-31');
  return read !== null && 'areaCode' in read ? [read.areaCode] : [];
}

type Judged = Awaited<ReturnType<ListedCases['judge']>>[number];

/** A NIK is not shown: whoever brings the list has it. */
function outcomeOf({ listed, result, problem }: Judged, columns: ListColumns): RowOutcome {
  const { line, person, kind, regionCode, dayOne, program } = listed;
  const [field, code] = problem ?? [];
  return {
    ...{ line, name: person.name, point: null, flags: [], result },
    cells: { kind, program: program.name.id, dayOne, regionCode, address: person.address },
    problem: code === undefined ? null : { line, column: columns[field ?? ''] ?? null, code, message: code },
  };
}

import {
  dateInRegion,
  daysLater,
  MonitoredPerson,
  readNik,
  type ListRowProblem,
  type MonitoredKind,
  type MonitoringProgram,
} from '#siaga/contracts';
import { readCallerId, unstorableIn } from '#siaga/kernel';
import { readDay, type DateOrder, type MappedRow } from '#siaga/tabular';
import { doubtsOfPerson } from '../domain/person-doubts.policy.js';
import { isInProgram } from '../domain/program-reach.policy.js';
import { readKind, readRtRw, readSex } from '../domain/read-followup.policy.js';
import type { ListRegions } from './list-regions.js';

/** Somebody of a list who is to be followed up. */
export interface ListedPerson {
  readonly line: number;
  readonly program: MonitoringProgram;
  readonly kind: MonitoredKind;
  readonly regionCode: string;
  readonly dayOne: string;
  readonly person: MonitoredPerson;
}

/** What is wrong with a field of a row. */
export type Wrong = readonly [field: string, code: ListRowProblem];
/** A row as it is read: somebody, or why nobody; and what is doubted or left out of it. */
export type ReadRow =
  | { readonly listed: ListedPerson; readonly notes: readonly Wrong[] }
  | { readonly refused: readonly Wrong[] };

/** What a list is read by. */
export interface RowContext {
  readonly now: Date;
  readonly dateOrder: DateOrder | null;
  readonly programs: readonly MonitoringProgram[];
  readonly regions: ListRegions;
  /** What holds for rows that do not say it. */
  readonly given: Readonly<Record<string, string>>;
}

const SHORTENED = /^\d[.,]\d*E\+?\d+$/i;
/** As far as an officer may type it, too. */
const OLDEST_DAYS = 90;
const LATEST_DAYS = 30;

/** One row by its fields. A telephone that cannot be one is left out and said; what says who, where or since when refuses the row. */
export function readFollowUpRow({ row: line, values }: MappedRow, context: RowContext): ReadRow {
  const wrong: Wrong[] = [];
  const notes: Wrong[] = [];
  const { now, regions, given } = context;
  const found = regions.find(values);
  if ('problem' in found) wrong.push([found.field, found.problem]);
  const regionCode = 'code' in found ? found.code : regions.home;
  const today = dateInRegion(now, regionCode);
  const kind = readKind(values['kind'] ?? given['kind'] ?? '');
  if (kind === null) wrong.push(['kind', 'followup.kind']);
  const program = programOf(values['program'], regionCode, kind, context);
  if (program === null) wrong.push(['program', 'followup.program']);
  const dayOne = dayOf('dayOne', values, context.dateOrder, wrong);
  if (dayOne === '') wrong.push(['dayOne', 'cell.missing']);
  else if (
    dayOne !== null &&
    (dayOne < daysLater(today, -OLDEST_DAYS) || dayOne > daysLater(today, LATEST_DAYS))
  )
    wrong.push(['dayOne', 'followup.day_far']);
  const person = personOf(values, context.dateOrder, today, wrong, notes);
  if (unstorableIn(person).length > 0) wrong.push(['name', 'row.unstorable']);
  if (wrong.length > 0 || kind === null || program === null || dayOne === null) return { refused: wrong };
  return { listed: { line, program, kind, regionCode, dayOne, person }, notes };
}

function programOf(
  said: string | undefined,
  regionCode: string,
  kind: MonitoredKind | null,
  { programs, given }: RowContext,
): MonitoringProgram | null {
  const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const open = programs.filter((one) => one.isActive && isInProgram(one, regionCode));
  const asked =
    said === undefined
      ? open
      : open.filter(({ name }) => [name.id, name.en].some((one) => fold(one) === fold(said)));
  const picked =
    said === undefined && given['program'] !== undefined
      ? open.filter(({ id }) => id === given['program'])
      : asked;
  const [only, ...others] = picked;
  return only !== undefined && others.length === 0 && (kind === null || only.kinds.includes(kind))
    ? only
    : null;
}

/** The day of a cell, empty where it is; null for what is no day. */
function dayOf(
  field: string,
  values: Readonly<Record<string, string>>,
  order: DateOrder | null,
  wrong: Wrong[],
): string | null {
  // `Jambi, 15-08-1992`: where somebody was born stands before when.
  const text = (values[field] ?? '').replace(/^\D*,\s*/, '');
  if (text === '') return '';
  const read = readDay(text, order);
  if ('value' in read) return read.value;
  wrong.push([field, read.problem]);
  return null;
}

function personOf(
  values: Readonly<Record<string, string>>,
  order: DateOrder | null,
  today: string,
  wrong: Wrong[],
  notes: Wrong[],
): MonitoredPerson {
  const nik = nikOf(values['nik'] ?? '', today, wrong);
  const read = nik === null ? null : readNik(nik, today);
  const told = read !== null && 'sex' in read ? read : null;
  const said = values['sex'] ?? '';
  const sex = readSex(said) ?? told?.sex ?? null;
  if (said !== '' && readSex(said) === null) notes.push(['sex', 'followup.sex']);
  const bornOn =
    bornOf(values, order, today, wrong) ?? (told?.bornOn.length === 1 ? (told.bornOn[0] ?? null) : null);
  const phone = values['phone'] === undefined ? null : readCallerId(values['phone']).e164;
  if (values['phone'] !== undefined && phone === null) notes.push(['phone', 'phone.unreadable']);
  const both = readRtRw(values['rtRw'] ?? '');
  const person = {
    ...{ name: values['name'] ?? '', nik, bornOn, sex, phone, address: values['address'] ?? '' },
    ...{ rt: numberOf(values['rt']) ?? both.rt, rw: numberOf(values['rw']) ?? both.rw, risks: [] },
  };
  const judged = MonitoredPerson.safeParse(person);
  for (const field of new Set(judged.error?.issues.map(({ path }) => String(path[0]))))
    wrong.push([field, values[field] === undefined ? 'cell.missing' : 'cell.not_so']);
  for (const doubt of doubtsOfPerson(person, today, () => true))
    notes.push(['nik', doubt === 'sex' ? 'nik.sex' : 'nik.born_on']);
  return judged.data ?? person;
}

function nikOf(text: string, today: string, wrong: Wrong[]): string | null {
  if (text === '') return null;
  if (SHORTENED.test(text.replace(/\s/g, ''))) wrong.push(['nik', 'nik.shortened']);
  else if ('problem' in readNik(text, today)) wrong.push(['nik', 'nik.unreadable']);
  else return text.replace(/\D/g, '');
  return null;
}

/** A date of birth; two digits of a year that would be to come are of the last century. */
function bornOf(
  values: Readonly<Record<string, string>>,
  order: DateOrder | null,
  today: string,
  wrong: Wrong[],
): string | null {
  const day = dayOf('bornOn', values, order, wrong);
  if (day === null || day === '') return null;
  if (day <= today) return day;
  if (!/\d{4}/.test(values['bornOn'] ?? '')) return `19${day.slice(2)}`;
  wrong.push(['bornOn', 'followup.born_ahead']);
  return null;
}

const numberOf = (text: string | undefined): string | null => /\d{1,3}/.exec(text ?? '')?.[0] ?? null;

/** The same row again is the same person of the same period: by their NIK, else by all that they are told apart by. */
export function sameness({ program, dayOne, person }: ListedPerson): string {
  const { nik, name, bornOn, phone, address, rt, rw } = person;
  const who = nik ?? [name, bornOn, phone, address, rt, rw].join('|').toLowerCase().replace(/\s+/g, ' ');
  return `${program.id} ${dayOne} ${who}`;
}

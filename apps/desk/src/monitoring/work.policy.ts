import {
  type AnswerWeight,
  type CaseFlag,
  type FlagKind,
  type MonitoredCase,
  type MonitoredCaseChange,
} from '#siaga/contracts';

/** What of the day's list is shown: all, one count of the head, what nobody has taken up, what is the officer's own. */
export const WORK_FILTERS = [
  'open',
  'reported',
  'silent',
  'symptomatic',
  'urgent',
  'untaken',
  'mine',
] as const;
export type WorkFilter = (typeof WORK_FILTERS)[number];

/** The heaviest first. */
const FLAG_ORDER: readonly FlagKind[] = ['urgent', 'symptomatic', 'silent', 'breach', 'need'];

/** Flags as a row shows them: the heaviest first. */
export function flagsInOrder(flags: readonly CaseFlag[]): CaseFlag[] {
  return [...flags].sort((a, b) => FLAG_ORDER.indexOf(a.kind) - FLAG_ORDER.indexOf(b.kind));
}

/** What the key of taking up takes: the heaviest flag that nobody has; null when there is none. */
export function flagToTake(flags: readonly CaseFlag[]): CaseFlag | null {
  return flagsInOrder(flags).find(({ takenUpAt }) => takenUpAt === null) ?? null;
}

/** Under which mark a person stands: their heaviest flag, else what they last said. */
export function weightOfCase({
  flags,
  lastReport,
}: Pick<MonitoredCase, 'flags' | 'lastReport'>): AnswerWeight | 'silent' {
  return flagsInOrder(flags)[0]?.kind ?? lastReport?.weight ?? 'none';
}

/** Whether a person is in the part of the list that was asked for; `text` is of a name, an address, an RT or RW. */
export function isShown(
  { flags, lastReport, person }: MonitoredCase,
  { filter, text, accountId, today }: { filter: WorkFilter; text: string; accountId: string; today: string },
): boolean {
  const { name, address, rt, rw } = person;
  const isFound = `${name} ${address} rt ${rt ?? ''} rw ${rw ?? ''}`
    .toLocaleLowerCase('id')
    .includes(text.trim().toLocaleLowerCase('id'));
  if (!isFound) return false;
  switch (filter) {
    case 'open':
      return true;
    case 'reported':
      return lastReport !== null && lastReport.forDate >= today;
    case 'untaken':
      return flagToTake(flags) !== null;
    case 'mine':
      return flags.some(({ officerId }) => officerId === accountId);
    default:
      return flags.some(({ kind }) => kind === filter);
  }
}

/** Those who live together, as they come in the list. */
export function housesOf(cases: readonly MonitoredCase[]): { id: string; people: MonitoredCase[] }[] {
  const houses: { id: string; people: MonitoredCase[] }[] = [];
  for (const one of cases) {
    const last = houses.at(-1);
    if (last?.id === one.householdId) last.people.push(one);
    else houses.push({ id: one.householdId, people: [one] });
  }
  return houses;
}

/** The flags that need somebody at once and that nobody has, by id. */
export function urgentOnes(cases: readonly MonitoredCase[]): string[] {
  return cases.flatMap(({ flags }) =>
    flags.filter(({ kind, takenUpAt }) => kind === 'urgent' && takenUpAt === null).map(({ id }) => id),
  );
}

/** Whole years that somebody is old on a day; null where nobody knows when they were born. */
export function ageOn(bornOn: string | null, today: string): number | null {
  if (bornOn === null) return null;
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Days of the period that a case has. */
export function daysInPeriod({ dayOne, endsOn }: Pick<MonitoredCase, 'dayOne' | 'endsOn'>): number {
  return Math.round((Date.parse(endsOn) - Date.parse(dayOne)) / 86_400_000) + 1;
}

/** Another text whenever something was heard of the cases of an area. */
export function heardIn(changes: ReadonlyMap<string, MonitoredCaseChange>, regionCode: string): string {
  let [cases, versions] = [0, 0];
  for (const { regionCode: at, version } of changes.values()) {
    if (regionCode !== 'ID' && at !== regionCode && !at.startsWith(`${regionCode}.`)) continue;
    cases += 1;
    versions += version;
  }
  return `${cases}:${versions}`;
}

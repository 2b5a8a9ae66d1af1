import { type OwnCase, type OwnPerson } from '#siaga/contracts';
import { KeptThings } from '../link/kept-things.js';
import { type Filled } from './answers.policy.js';

/** A page as this phone was last told of it. */
export interface KeptCase {
  page: OwnCase;
  /** By the phone's own clock, which may be wrong: for the age alone. */
  takenAtMs: number;
}

const DAY_MS = 86_400_000;
/** A page that nobody looked at for so long is no use without a line any more. */
const KEPT_DAYS = 10;

const cases = new KeptThings<KeptCase>('monitored', (kept) => {
  const { page, takenAtMs } = kept as Partial<KeptCase>;
  const isWhole =
    typeof takenAtMs === 'number' &&
    Array.isArray(page?.people) &&
    Array.isArray(page.program.questions) &&
    !Number.isNaN(Date.parse(page.today));
  if (!isWhole) return null;
  // What an earlier version of this page kept knew neither.
  const people = page.people.map((one) => ({ ...one, asks: (one as Partial<OwnPerson>).asks ?? null }));
  const { movement = null } = page as Partial<OwnCase>;
  return { page: { ...page, people, movement }, takenAtMs };
});
/** What was filled in and not sent, by case and day. */
const forms = new KeptThings<Filled>('answers', (kept) => (isFilled(kept) ? kept : null));

/** Keeps it readable without a connection: of the reports only those that can still be corrected. */
export function keepCase({ page, takenAtMs }: KeptCase): void {
  const people = page.people.map((one) => ({ ...one, reports: one.reports.slice(-2) }));
  cases.put(page.id, { page: { ...page, people }, takenAtMs });
  for (const name of forms.ids()) {
    const [caseId, date = ''] = name.split('_');
    const isOurs = page.people.some((one) => one.caseId === caseId);
    const isOpen = date >= page.earliest && page.people.some((one) => one.status === 'follow_up');
    if (isOurs && !isOpen) forms.drop(name);
  }
}

/** What was kept of one page, or null. */
export function keptCase(id: string): KeptCase | null {
  return cases.get(id);
}

/** The pages that this phone keeps. What is long over is forgotten. */
export function keptCaseIds(nowMs: number): string[] {
  for (const id of cases.ids()) {
    const one = cases.get(id);
    if (one === null || nowMs - one.takenAtMs > KEPT_DAYS * DAY_MS) cases.drop(id);
  }
  return cases.ids();
}

/** Forgets those that the visit no longer opens. */
export function keepOnlyCases(ids: ReadonlySet<string>): void {
  cases.keepOnly(ids);
}

/** What was filled in of a case's day and not sent; null when nothing was. */
export function keptForm(caseId: string, date: string): Filled | null {
  return forms.get(`${caseId}_${date}`);
}

/** Keeps it until it is sent; null forgets it. */
export function keepForm(caseId: string, date: string, filled: Filled | null): void {
  if (filled === null) forms.drop(`${caseId}_${date}`);
  else forms.put(`${caseId}_${date}`, filled);
}

function isFilled(kept: unknown): kept is Filled {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    Object.values(kept).every((value) => ['string', 'boolean'].includes(typeof value))
  );
}

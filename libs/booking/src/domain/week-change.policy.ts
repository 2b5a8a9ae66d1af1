import type { BookingSession } from '#siaga/contracts';
import { planClusters } from './cluster-plan.policy.js';
import type { PlannedSession } from './session-days.policy.js';

/** A session that is open, with how many have a number in it. */
export interface OpenSession {
  readonly session: BookingSession;
  readonly people: number;
}

/** What becomes of the open sessions of a clinic under a new week. */
export interface WeekChange {
  /** People booked: they keep what they were promised, though the week says something else. */
  readonly kept: readonly OpenSession[];
  /** Nobody booked: as the new week plans them. */
  readonly replanned: readonly BookingSession[];
  readonly calledOff: readonly BookingSession[];
  /** Of the plan, what is not open yet and lies over no session that stays. */
  readonly toOpen: readonly PlannedSession[];
}

/**
 * Judges each open session that has not begun by the new plan. A doctor is never planned into two sessions at once, nor over one to which they
 * come for another (`filledIn`, of the whole house). A session is its planned doctor's, whoever comes; one to which somebody else comes, and
 * that the plan no longer holds (its doctor is away), stays.
 */
export function changeOfWeek(
  open: readonly OpenSession[],
  planned: readonly PlannedSession[],
  now: Date,
  filledIn: readonly BookingSession[] = [],
): WeekChange {
  const planOf = ({ plannedDoctorId, startsAt }: BookingSession): PlannedSession | undefined =>
    planned.find(
      (one) => one.weekly.doctorId === plannedDoctorId && one.startsAt.getTime() === Date.parse(startsAt),
    );
  const changed = open
    .filter(({ session }) => Date.parse(session.startsAt) > now.getTime())
    .map((one) => ({ ...one, plan: planOf(one.session) }))
    .filter(({ session, plan }) => (plan === undefined ? !isFilledIn(session) : !isAsPlanned(session, plan)));
  const empty = changed.filter(({ people }) => people === 0);
  const calledOff = empty.flatMap(({ session, plan }) => (plan === undefined ? [session] : []));
  const stays = open.map(({ session }) => session).filter((session) => !calledOff.includes(session));
  return {
    kept: changed.filter(({ people }) => people > 0).map(({ session, people }) => ({ session, people })),
    replanned: empty.flatMap(({ session, plan }) => (plan === undefined ? [] : [asPlanned(session, plan)])),
    calledOff,
    toOpen: planned.filter(
      (plan) =>
        !stays.some((session) => doOverlap(session, session.plannedDoctorId, plan)) &&
        !filledIn.some((session) => doOverlap(session, session.doctorId, plan)),
    ),
  };
}

function asPlanned(session: BookingSession, { endsAt, startsAt, weekly }: PlannedSession): BookingSession {
  return {
    ...session,
    endsAt: endsAt.toISOString(),
    clusters: planClusters(startsAt, endsAt, weekly.rhythm),
    quota: weekly.quota,
  };
}

function isAsPlanned(session: BookingSession, plan: PlannedSession): boolean {
  // By name: what the database gives back has its keys in an order of its own.
  const facts = ({ endsAt, clusters, quota }: BookingSession): string =>
    JSON.stringify([
      endsAt,
      clusters.map(({ from, to, places, walkIns }) => [from, to, places, walkIns]),
      [quota.jkn, quota.nonJkn, quota.walkIn],
    ]);
  return facts(session) === facts(asPlanned(session, plan));
}

/** Whether another than the week's doctor comes to it. */
export function isFilledIn({ doctorId, plannedDoctorId }: BookingSession): boolean {
  return doctorId !== plannedDoctorId;
}

function doOverlap({ startsAt, endsAt }: BookingSession, doctorId: string, plan: PlannedSession): boolean {
  return (
    doctorId === plan.weekly.doctorId &&
    Date.parse(startsAt) < plan.endsAt.getTime() &&
    plan.startsAt.getTime() < Date.parse(endsAt)
  );
}

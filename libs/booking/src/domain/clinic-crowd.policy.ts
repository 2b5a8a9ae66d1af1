import type { ClinicCrowd } from '#siaga/contracts';

/** What a clinic's past sessions come to: sums over all of them, minutes as means; null where nothing says. */
export interface PastOfClinic {
  readonly sessions: number;
  readonly booked: number;
  readonly walkIns: number;
  readonly noShows: number;
  readonly services: number;
  readonly meanMin: number | null;
  readonly spreadMin: number | null;
  readonly lateMin: number | null;
}

/** Fewer say more of chance than of the clinic. */
const FEWEST_SESSIONS = 5;
const FEWEST_SERVICES = 50;
/** A session of more is two; the runs must end. */
const MOST = 200;

/** The puskesmas of the reference's runs (queue-monitoring §6, run B): what is assumed of a clinic that nobody knows yet. */
export const USUAL_CROWD: ClinicCrowd = {
  sessions: 0,
  booked: 40,
  walkIns: 8,
  meanMin: 6,
  variation: 0.6,
  noShow: 0.15,
  latestMin: 20,
  earlyMin: 30,
};

/**
 * Who comes to a session of a clinic: as its past has it, else the usual with as many booked as a session offers (`places`). Patients come as
 * early as the clinic lets them (`earliestMinutes`). A doctor who is late by a mean of 10 minutes is taken to be late by 0 to 20.
 */
export function crowdOf(past: PastOfClinic, places: number, earliestMinutes: number): ClinicCrowd {
  const earlyMin = earliestMinutes;
  const { sessions, services, meanMin, spreadMin } = past;
  if (sessions < FEWEST_SESSIONS || services < FEWEST_SERVICES || meanMin === null || spreadMin === null)
    return { ...USUAL_CROWD, booked: Math.min(MOST, Math.max(1, places)), earlyMin };
  return {
    sessions,
    booked: Math.min(MOST, Math.max(1, Math.round(past.booked / sessions))),
    walkIns: Math.min(MOST, Math.round(past.walkIns / sessions)),
    meanMin,
    variation: Math.max(0.05, spreadMin / meanMin),
    noShow: past.booked === 0 ? 0 : past.noShows / past.booked,
    latestMin: 2 * (past.lateMin ?? 0),
    earlyMin,
  };
}

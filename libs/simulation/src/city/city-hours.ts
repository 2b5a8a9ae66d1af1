/** How full an hour of the living city is. */
export interface CityHour {
  /** On average over the day. */
  callsPerHour: number;
  /** Share of calls left ringing for a person, 0 to 1. */
  humanShare: number;
  /** Emergencies at once at the start. */
  firstCalls: number;
}

/**
 * `calm`: the fourteen units of the demo are busy a third of the time, so that at most one line in ten is late, as in a centre that copes.
 * `bad`: nearly as many jobs as there are ambulances, and some calls that nobody takes in time.
 */
export const CITY_HOURS = {
  calm: { callsPerHour: 110, humanShare: 0.1, firstCalls: 3 },
  bad: { callsPerHour: 300, humanShare: 0.3, firstCalls: 8 },
} as const satisfies Readonly<Record<string, CityHour>>;

import { type MonitoringArea } from '#siaga/contracts';
import { type Fetched, useConnection, useEntities, useFetched } from '#siaga/web-kit';
import { useCoalesced } from '../monitoring/use-live.js';
import { heardIn } from '../monitoring/work.policy.js';

/** At seven in the morning thousands report in a minute: figures of so many are read once in so long. */
const AT_MOST_EVERY_MS = 3_000;
/** With a line everything is heard; this finds what a line that was down, and does not know it, has missed. */
const EVERY_MS = 60_000;
/** Without one the screen asks. */
const OFF_LINE_EVERY_MS = 10_000;

/** The figures of an area, read again when a case of it changes. */
export function useLiveArea(regionCode: string, days: number): Fetched<MonitoringArea> {
  const line = useConnection((state) => state.line);
  const heard = useEntities((state) => heardIn(state.entities.monitored_case, regionCode));
  const since = `${line} ${useCoalesced(heard, AT_MOST_EVERY_MS)}`;
  const everyMs = line === 'online' ? EVERY_MS : OFF_LINE_EVERY_MS;
  return useFetched('monitoringArea', { regionCode, days }, { everyMs, since });
}

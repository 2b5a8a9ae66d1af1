import { distanceM, type PositionReport } from '#siaga/contracts';

/** Most positions kept while there is no signal; about half an hour of driving before the oldest are thinned. */
export const MAX_BUFFERED = 400;
/** Most positions in one sending, so that a slow line gets through in small steps. */
export const MAX_BATCH = 100;
const MIN_MOVE_M = 15;
const MIN_INTERVAL_MS = 4_000;
const STANDING_INTERVAL_MS = 30_000;
const MAX_ACCURACY_M = 2_000;

/** Keeps the newest half whole and of the older half every second one: the way stays readable, the size bounded. */
function thin(positions: readonly PositionReport[]): PositionReport[] {
  const half = Math.floor(positions.length / 2);
  return positions.filter((_, index) => index >= half || index % 2 === 0);
}

/** Whether a fix says where the unit is, rather than in which town. */
export function isUsable(fix: PositionReport): boolean {
  return (fix.accuracyM ?? 0) <= MAX_ACCURACY_M;
}

/** Whether a new fix says more than the last one did. */
export function isWorthKeeping(last: PositionReport | null, next: PositionReport): boolean {
  if (!isUsable(next)) return false;
  if (!last) return true;
  const elapsedMs = Date.parse(next.at) - Date.parse(last.at);
  if (elapsedMs >= STANDING_INTERVAL_MS) return true;
  return elapsedMs >= MIN_INTERVAL_MS && distanceM(last.point, next.point) >= MIN_MOVE_M;
}

/** Adds a fix; over the limit the older part is thinned, never the newest. */
export function addPosition(buffer: readonly PositionReport[], next: PositionReport): PositionReport[] {
  const grown = [...buffer, next];
  return grown.length > MAX_BUFFERED ? thin(grown) : grown;
}

/** The oldest ones first, as many as one sending carries. */
export function nextBatch(buffer: readonly PositionReport[], most = MAX_BATCH): PositionReport[] {
  return buffer.slice(0, most);
}

/** Takes out what the server has stored; what came or was thinned meanwhile stays as it is. */
export function withoutSent(
  buffer: readonly PositionReport[],
  sent: readonly PositionReport[],
): PositionReport[] {
  const times = new Set(sent.map((position) => position.at));
  return buffer.filter((position) => !times.has(position.at));
}

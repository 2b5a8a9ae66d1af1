/** The last question about the way. */
export interface Asked {
  /** Which drive: the job, where to, and the closed areas known then. */
  drive: string;
  closures: unknown;
  atMs: number;
  /** False while it is under way, failed, or was about another place. */
  isAnswered: boolean;
}

export interface Now {
  drive: string;
  closures: unknown;
  /** The unit has left the way. */
  isOff: boolean;
}

/** A way goes old with traffic and closed roads, of which the phone hears nothing else. */
export const USUAL_MS = 30_000;
/** The centre may not know the newest position yet, and a line may just be coming back. */
export const SOON_MS = 5_000;

/** From when on the way is to be asked for again; server time. */
export function askFromMs(asked: Asked | null, now: Now): number {
  if (asked?.drive !== now.drive || asked.closures !== now.closures) return -Infinity;
  return asked.atMs + (asked.isAnswered && !now.isOff ? USUAL_MS : SOON_MS);
}

export type EtaClock =
  | { kind: 'unknown' }
  | { kind: 'coming'; seconds: number }
  /** The estimate has passed and the ambulance is not there. */
  | { kind: 'late'; seconds: number };

/** Counts down to the estimate on the server's clock, then up as late. */
export function etaClock(etaAt: string | null, serverNowMs: number): EtaClock {
  if (etaAt === null) return { kind: 'unknown' };
  const seconds = Math.ceil((Date.parse(etaAt) - serverNowMs) / 1_000);
  return seconds >= 0 ? { kind: 'coming', seconds } : { kind: 'late', seconds: -seconds };
}

/** `04.12`; from an hour on `1.04.12`. Dots, as times are written in Indonesia. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor((seconds % 3_600) / 60))}.${two(seconds % 60)}`;
  return hours > 0 ? `${hours}.${rest}` : rest;
}

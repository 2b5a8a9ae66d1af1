/** A case that was with another centre, from the offer to its end. */
export interface AwayTime {
  callId: string | null;
  regionCode: string;
  offeredAt: Date;
  endedAt: Date;
}

/** What the reports must know of cases that other centres had. Provided by the handover lib under this class as the injection token. */
export abstract class AwayTimes {
  /** Those that were offered at `from` (ISO 8601) or later and have ended. */
  abstract endedSince(from: string): Promise<AwayTime[]>;
}

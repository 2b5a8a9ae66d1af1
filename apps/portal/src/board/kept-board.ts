import { type QueueBoard } from '#siaga/contracts';
import { writePreference } from '#siaga/web-kit';
import { KEPT_PREFIX, knownDevice, madeSecret } from '../link/device.js';

/** A board as this television was last told of it. */
export interface KeptBoard {
  readonly board: QueueBoard;
  /** By the television's own clock, which may be wrong: for the age alone. */
  readonly takenAtMs: number;
}

const BOARD_KEY = `${KEPT_PREFIX}board`;
const SAID_KEY = `${KEPT_PREFIX}board-said`;
const DEVICE_KEY = 'siaga.board';
let made: string | null = null;

/** By which the code that stands here is known to be this television's; alone it opens nothing. */
export function boardDevice(): string {
  const known = knownDevice(DEVICE_KEY) ?? made;
  if (known !== null) return known;
  made = madeSecret();
  writePreference(DEVICE_KEY, made);
  return made;
}

/** Keeps it for a start without a line; it goes with the visit. */
export function keepBoard(kept: KeptBoard): void {
  writePreference(BOARD_KEY, JSON.stringify(kept));
}

/** What was kept; null for nothing, for what another version of this page kept, or somebody's hand. */
export function keptBoard(): KeptBoard | null {
  const text = knownDevice(BOARD_KEY);
  if (text === null) return null;
  try {
    const { board, takenAtMs } = JSON.parse(text) as Partial<KeptBoard>;
    const isWhole =
      typeof takenAtMs === 'number' &&
      Array.isArray(board?.calls) &&
      Array.isArray(board.sessions) &&
      !Number.isNaN(Date.parse(board.at));
    return isWhole ? { board, takenAtMs } : null;
  } catch {
    return null;
  }
}

/** Until when calls were said, by the server's clock; a start does not say them again. */
export function saidUntilMs(): number {
  return Number(knownDevice(SAID_KEY) ?? 0) || 0;
}

export function keepSaid(untilMs: number): void {
  writePreference(SAID_KEY, String(untilMs));
}

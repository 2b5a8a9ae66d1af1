import { type PortalTicket } from '#siaga/contracts';
import { writePreference } from '#siaga/web-kit';
import { KEPT_PREFIX, knownDevice } from '../link/device.js';

/** A ticket as this phone was last told of it. */
export interface KeptTicket {
  ticket: PortalTicket;
  /** By the phone's own clock, which may be wrong: for the age alone. */
  takenAtMs: number;
}

const PREFIX = `${KEPT_PREFIX}ticket.`;
const DAY_MS = 86_400_000;

/** Keeps it readable without a connection, until its visit or its day is over. */
export function keepTicket(kept: KeptTicket): void {
  writePreference(PREFIX + kept.ticket.id, JSON.stringify(kept));
}

/** What was kept of one ticket, or null. */
export function keptTicket(id: string): KeptTicket | null {
  const text = knownDevice(PREFIX + id);
  return text === null ? null : read(text);
}

/** All that this phone keeps, the newest first. What is long over is forgotten. */
export function keptTickets(nowMs: number): KeptTicket[] {
  const kept: KeptTicket[] = [];
  for (const id of keptIds()) {
    const one = keptTicket(id);
    if (one === null || nowMs - Date.parse(one.ticket.serviceDate) > 3 * DAY_MS) forget(id);
    else kept.push(one);
  }
  return kept.sort((one, other) => (one.ticket.from < other.ticket.from ? 1 : -1));
}

/** Forgets those that the visit no longer opens. */
export function keepOnly(ids: ReadonlySet<string>): void {
  for (const id of keptIds()) if (!ids.has(id)) forget(id);
}

function keptIds(): string[] {
  try {
    return Object.keys(globalThis.localStorage).flatMap((key) =>
      key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : [],
    );
  } catch {
    return [];
  }
}

function forget(id: string): void {
  try {
    globalThis.localStorage.removeItem(PREFIX + id);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Null for what another version of this page kept, or somebody's hand. */
function read(text: string): KeptTicket | null {
  try {
    const { ticket, takenAtMs } = JSON.parse(text) as Partial<KeptTicket>;
    const isWhole =
      typeof takenAtMs === 'number' &&
      Array.isArray(ticket?.serving) &&
      Array.isArray(ticket.stages) &&
      [ticket.from, ticket.to, ticket.earliest, ticket.at].every((at) => !Number.isNaN(Date.parse(at)));
    return isWhole ? { ticket, takenAtMs } : null;
  } catch {
    return null;
  }
}

import {
  clockSkewMs,
  type EntryShiftFile,
  fromBase64Url,
  makePairingText,
  type OpenedEntryShift,
  PAIRING_MARK,
} from '#siaga/contracts';
import { sayAtPost } from '../at-post.js';
import { box } from './entry-device.js';

const SHIFT = 'shift';
const SECRET = 'secret';

/** The shift as this phone keeps it: enough to work without a line. Its secret is a key that gives out no bytes. */
export interface KeptShift extends Omit<OpenedEntryShift, 'secret' | 'at'> {
  readonly accountId: string;
  /** By how much this phone's clock is moved to be the server's. */
  readonly skewMs: number;
  /** How often each traveller's code was shown. */
  readonly serials: Readonly<Record<string, number>>;
  /** As the server told it last. */
  readonly file: EntryShiftFile | null;
  /** The vehicle whose travellers are entered now. */
  readonly tripId: string | null;
}

/** A code as it is shown. */
export interface ShownCode {
  readonly address: string;
  readonly serial: number;
  readonly shownAtS: number;
}

let shift: KeptShift | null | undefined;
let secret: CryptoKey | null = null;
const listeners = new Set<() => void>();

function show(next: KeptShift | null): void {
  shift = next;
  for (const listener of listeners) listener();
}

/** The shift of this phone; undefined until it was looked for. */
export const postShift = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): KeptShift | null | undefined => shift,
};

export async function loadShift(): Promise<void> {
  if (shift !== undefined) return;
  secret = await box.getKey(SECRET);
  const kept = (await box.get(SHIFT)) as KeptShift | null;
  show(secret === null ? null : kept);
}

/** Begins, or takes up again, what the server opened. */
export async function beginShift(
  { secret: text, at, ...opened }: OpenedEntryShift,
  accountId: string,
  asked: { askedMs: number; answeredMs: number },
): Promise<void> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  secret = await crypto.subtle.importKey('raw', fromBase64Url(text), algorithm, false, ['sign']);
  const isSame = shift?.shift.id === opened.shift.id;
  await box.putKey(SECRET, secret);
  await keepShift({
    ...opened,
    accountId,
    skewMs: clockSkewMs(at, asked.askedMs, asked.answeredMs),
    serials: isSame ? (shift?.serials ?? {}) : {},
    file: isSame ? (shift?.file ?? null) : null,
    tripId: isSame ? (shift?.tripId ?? null) : null,
  });
  sayAtPost(true);
}

export async function keepShift(next: KeptShift): Promise<void> {
  // What is shown is what was meant last, whichever is written down first.
  show(next);
  await box.put(SHIFT, next);
}

/** After the hand-over, or when the server knows the shift as over: no code can be made any more. */
export async function forgetShift(): Promise<void> {
  secret = null;
  show(null);
  sayAtPost(false);
  await box.dropKey(SECRET);
  await box.drop([SHIFT]);
}

/** This phone's own clock, which may be wrong: for the time that an answer took. */
export const phoneNowMs = (): number => Date.now();

/** The server's time as this phone knows it. */
export const postNowMs = (): number => Date.now() + (shift?.skewMs ?? 0);

/** The next showing of a traveller's code: it ends what the one before opened. `claimed` is the newest that the server knows of. */
export async function nextCode(entryId: string, claimed: number): Promise<ShownCode> {
  if (!shift || !secret) throw new Error('No shift is open on this phone');
  const key = secret;
  const serial = Math.max(shift.serials[entryId] ?? 0, claimed) + 1;
  // Written down first: a serial is never used twice.
  await keepShift({ ...shift, serials: { ...shift.serials, [entryId]: serial } });
  const shownAtS = Math.floor(postNowMs() / 1_000);
  const text = await makePairingText(
    { shiftId: shift.shift.id, entryId, shownAtS, serial },
    { sign: (bytes) => crypto.subtle.sign('HMAC', key, bytes) },
  );
  return { address: `${location.origin}/portal/#${PAIRING_MARK}${text}`, serial, shownAtS };
}

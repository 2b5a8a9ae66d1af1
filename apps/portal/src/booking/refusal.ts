import { ApiError, OfflineError } from '#siaga/client';
import { toldTime } from '../parts/told.js';

const SAID = [
  'BOOKING.FULL',
  'BOOKING.NOT_OPEN',
  'BOOKING.ALREADY_BOOKED',
  'BOOKING.ILLEGAL_STEP',
  'STALE.VERSION',
  'BOOKING.CODE_WRONG',
  'BOOKING.TOO_OFTEN',
  'INPUT.INVALID',
  'SYSTEM.OVERLOADED',
] as const;
const KEYS = {
  'BOOKING.NOT_OPEN': 'notOpen',
  'BOOKING.ALREADY_BOOKED': 'alreadyBooked',
  'BOOKING.ILLEGAL_STEP': 'changed',
  'STALE.VERSION': 'changed',
  'BOOKING.CODE_WRONG': 'codeWrong',
  'BOOKING.TOO_OFTEN': 'tooOften',
  'INPUT.INVALID': 'invalid',
  'SYSTEM.OVERLOADED': 'busy',
} as const;

/** A sentence of `booking.refused`, with what it names. */
export interface Refusal {
  key: (typeof KEYS)[keyof typeof KEYS] | 'full' | 'codeUnknown' | 'fullNext' | 'offline' | 'failed';
  facts: Record<'time' | 'minutes' | 'left' | 'correlationId', string>;
}

const NO_FACTS: Refusal['facts'] = { time: '', minutes: '', left: '', correlationId: '' };

/** Why it was refused and what to do, in words of the portal. What is no refusal is thrown on. */
export function refusalOf(error: unknown, timeZone = 'Asia/Jakarta'): Refusal {
  const say = (key: Refusal['key'], facts: Partial<Refusal['facts']> = {}): Refusal => ({
    key,
    facts: { ...NO_FACTS, ...facts },
  });
  if (error instanceof OfflineError) return say('offline');
  if (!(error instanceof ApiError)) throw error;
  const code = SAID.find((said) => said === error.code);
  if (code === undefined) return say('failed', { correlationId: error.correlationId });
  const { nextFrom, retryAfterS, triesLeft } = error.details;
  if (code === 'BOOKING.FULL')
    return typeof nextFrom === 'string'
      ? say('fullNext', { time: toldTime(nextFrom, timeZone) })
      : say('full');
  // Whoever comes back by a code is not told how near they were.
  if (code === 'BOOKING.CODE_WRONG' && triesLeft === undefined) return say('codeUnknown');
  const minutes = typeof retryAfterS === 'number' ? Math.max(1, Math.ceil(retryAfterS / 60)) : 1;
  return say(KEYS[code], { minutes: String(minutes), left: String(Number(triesLeft ?? 0)) });
}

/** The field that the server says is wrong, or null. */
export function wrongField(error: unknown): string | null {
  return error instanceof ApiError ? (error.fields[0]?.path ?? null) : null;
}

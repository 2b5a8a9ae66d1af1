import { writePreference } from '#siaga/web-kit';
import { knownDevice, madeSecret } from '../link/device.js';

const KEY = 'siaga.booking';
let made: string | null = null;

/** By which a place is held for this browser: a page that is loaded again fills the same form. Alone it opens nothing. */
export function bookingDevice(): string {
  const known = knownDevice(KEY) ?? made;
  if (known !== null) return known;
  made = madeSecret();
  writePreference(KEY, made);
  return made;
}

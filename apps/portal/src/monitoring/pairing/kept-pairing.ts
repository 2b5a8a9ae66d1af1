import { madeSecret } from '../../link/device.js';
import { KeptThings } from '../../link/kept-things.js';
import { KEPT_FOR_MS, type KeptPairing, readPairing } from './pairing.policy.js';

const pairings = new KeptThings<KeptPairing>('pairing', readPairing);

/** Written down before anything is sent: scanned again, or opened again, it is the same claim. */
export function keptPairing(code: string, nowMs: number): KeptPairing {
  const known = pairings.get(code);
  if (known) return known;
  const made = { code, claim: madeSecret(), scannedAtMs: nowMs };
  pairings.put(code, made);
  return made;
}

export const dropPairing = (code: string): void => pairings.drop(code);

/** A code that waits for its person or for a line; what is too old is forgotten. */
export function waitingPairing(nowMs: number): KeptPairing | null {
  let newest: KeptPairing | null = null;
  for (const one of pairings.all()) {
    if (Math.abs(nowMs - one.scannedAtMs) > KEPT_FOR_MS) pairings.drop(one.code);
    else if (newest === null || one.scannedAtMs > newest.scannedAtMs) newest = one;
  }
  return newest;
}

import { estimates } from './clinic/estimators.js';
import { windows } from './clinic/windows.js';
import type { Measured } from './harness/result.js';

/** A day at a clinic, simulated through the real rules: what windows spare patients, and how true a promised hour is. */
export function clinic(): Promise<Measured[]> {
  return Promise.resolve([...windows(), ...estimates()]);
}

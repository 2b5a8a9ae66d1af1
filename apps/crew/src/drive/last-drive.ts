import type { Drive } from './progress.policy.js';

const KEY = 'siaga.crew.drive';
const FORMAT = 1;

/** The way that was last known for this job and this goal; null when none was kept. */
export function readLastDrive(assignmentId: string, towards: Drive['towards']): Drive | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT)
      return null;
    const { drive } = value as unknown as { drive: Drive };
    return drive.assignmentId === assignmentId && drive.towards === towards ? drive : null;
  } catch (error) {
    // Something else wrote there, or the browser keeps nothing: the same as never having driven.
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}

/** Keeps the way for a tunnel; there is one at a time. */
export function keepLastDrive(drive: Drive): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, drive }));
  } catch (error) {
    // Full: the queue of taps has the first right to the space.
    if (!(error instanceof DOMException)) throw error;
    forgetLastDrive();
  }
}

export function forgetLastDrive(): void {
  localStorage.removeItem(KEY);
}

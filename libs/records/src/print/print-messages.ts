import type { PrintedPaper } from './printed.js';

/** What the thread is asked. */
export interface PrintJob {
  readonly id: number;
  readonly paper: PrintedPaper;
}

/** What it answers. */
export type PrintAnswer =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string };

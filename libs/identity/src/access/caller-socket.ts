import type { Caller } from './caller.js';

/** A socket whose handshake found the person behind it. */
export interface CallerSocket {
  readonly id: string;
  readonly data: { readonly caller: Caller };
}

import type { ErrorCode } from '#siaga/contracts';

/** What a refused client reads: the code is in `data`, where socket.io's client puts it beside the message. */
export class RefusedHandshake extends Error {
  readonly data: { code: ErrorCode };

  constructor(code: ErrorCode) {
    super(code);
    this.data = { code };
  }
}

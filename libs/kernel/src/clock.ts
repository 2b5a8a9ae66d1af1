/** The server's clock, replaceable in tests. */
export abstract class Clock {
  abstract now(): Date;
}

/** Reads the machine's clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

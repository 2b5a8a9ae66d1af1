import { splitMessages, typeOf } from './frontend-messages.js';

const READY_FOR_QUERY = 'Z';

/**
 * Lets through at most so many ReadyForQuery of one batch's answer. PGlite sends one of its own after an error inside an
 * extended-query batch and another for the Sync; a client that reads two takes the second for the answer to its next query.
 */
export class ReadyLimit {
  #rest: Buffer = Buffer.alloc(0);

  /** `left`: one for a batch that ends where the backend is at rest, none for one that ends with a Flush. */
  constructor(private left: number) {}

  /** The whole messages so far without those over the limit; the beginning of the next message is kept back. */
  pass(bytes: Buffer): Buffer {
    const { messages, rest } = splitMessages(Buffer.concat([this.#rest, bytes]));
    this.#rest = rest;
    return Buffer.concat(messages.filter((message) => this.#mayPass(message)));
  }

  #mayPass(message: Buffer): boolean {
    if (typeOf(message) !== READY_FOR_QUERY) return true;
    this.left -= 1;
    return this.left >= 0;
  }
}

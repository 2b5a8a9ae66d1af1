import { cString, makeMessage, readCString, typeOf } from './frontend-messages.js';

const HEADER_BYTES = 5;

/**
 * Gives the prepared statements of one connection names of their own. All connections share the one session
 * that PGlite has, and two of them may well call different statements by the same name.
 */
export class StatementNames {
  readonly #shared = new Map<string, string>();
  #count = 0;

  constructor(private readonly connectionId: number) {}

  /** The message with its statement's name replaced; other messages, and the unnamed statement, as they are. */
  rewrite(message: Buffer): Buffer {
    switch (typeOf(message)) {
      case 'P':
        return this.#replace(message, HEADER_BYTES);
      case 'B':
        return this.#replace(message, readCString(message, HEADER_BYTES).next);
      case 'D':
        return this.#rewriteStatementTarget(message);
      case 'C': {
        const rewritten = this.#rewriteStatementTarget(message);
        if (isStatementTarget(message)) this.#shared.delete(readCString(message, HEADER_BYTES + 1).text);
        return rewritten;
      }
      default:
        return message;
    }
  }

  /** Messages that free every statement of this connection. */
  closeAll(): Buffer[] {
    const messages = [...this.#shared.values()].map((name) =>
      makeMessage('C', Buffer.concat([Buffer.from('S'), cString(name)])),
    );
    this.#shared.clear();
    return messages;
  }

  #rewriteStatementTarget(message: Buffer): Buffer {
    return isStatementTarget(message) ? this.#replace(message, HEADER_BYTES + 1) : message;
  }

  #replace(message: Buffer, offset: number): Buffer {
    const { text, next } = readCString(message, offset);
    if (text === '') return message;
    const body = Buffer.concat([
      message.subarray(HEADER_BYTES, offset),
      cString(this.#sharedName(text)),
      message.subarray(next),
    ]);
    return makeMessage(typeOf(message), body);
  }

  #sharedName(name: string): string {
    const known = this.#shared.get(name);
    if (known !== undefined) return known;
    this.#count += 1;
    const made = `c${String(this.connectionId)}_${String(this.#count)}`;
    this.#shared.set(name, made);
    return made;
  }
}

function isStatementTarget(message: Buffer): boolean {
  return message[HEADER_BYTES] === 'S'.charCodeAt(0);
}

import { type Socket } from 'node:net';
import { SYNC, cString, makeMessage, readOpening, splitMessages, typeOf } from './frontend-messages.js';
import { ReadyLimit } from './ready-limit.js';
import { StatementNames } from './statement-names.js';
import { type Party, type Turns } from './turns.js';

/** Sync, simple query, function call: the backend is at rest behind these. */
const ENDS_WHOLE = new Set(['S', 'Q', 'F']);
const FLUSH = 'H';
const TERMINATE = 'X';
const ROLLBACK = makeMessage('Q', cString('ROLLBACK'));

/** One client connection: cuts its bytes into batches, hands them to the turns and the answers back. */
export class WireSession implements Party {
  readonly #names: StatementNames;
  #unread: Buffer = Buffer.alloc(0);
  #batch: Buffer[] = [];
  #isOpen = false;

  constructor(
    id: number,
    private readonly socket: Socket,
    private readonly turns: Turns,
    private readonly greeting: Buffer,
  ) {
    this.#names = new StatementNames(id);
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    // A reset is followed by 'close', where the session is cleaned up.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave());
  }

  cutOff(): void {
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    while (!this.#isOpen) {
      const opening = readOpening(this.#unread);
      if (opening === undefined) return;
      this.#unread = opening.rest;
      if (opening.kind === 'encryption') this.socket.write('N');
      // There is no second backend that could cancel the first; the client expects no answer.
      if (opening.kind === 'cancel') return void this.socket.end();
      if (opening.kind === 'startup') {
        this.#isOpen = true;
        this.socket.write(this.greeting);
      }
    }
    const { messages, rest } = splitMessages(this.#unread);
    this.#unread = rest;
    for (const message of messages) this.#add(message);
  }

  #add(message: Buffer): void {
    const type = typeOf(message);
    if (type === TERMINATE) {
      this.socket.end();
      return;
    }
    this.#batch.push(this.#names.rewrite(message));
    const isWhole = ENDS_WHOLE.has(type);
    if (!isWhole && type !== FLUSH) return;
    const messages = Buffer.concat(this.#batch);
    this.#batch = [];
    const ready = new ReadyLimit(isWhole ? 1 : 0);
    const onAnswer = (bytes: Buffer) => this.#answer(ready.pass(bytes));
    this.turns.submit({ party: this, messages, isWhole, onAnswer });
  }

  #answer(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  #leave(): void {
    this.turns.leave(this, (isHolder) => {
      const closing = this.#names.closeAll();
      if (!isHolder && closing.length === 0) return undefined;
      return Buffer.concat([SYNC, ...(isHolder ? [ROLLBACK] : []), ...closing, SYNC]);
    });
  }
}

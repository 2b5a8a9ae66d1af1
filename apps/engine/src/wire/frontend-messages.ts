const LENGTH_BYTES = 4;
const CANCEL_REQUEST = 80_877_102;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;

/** What a client says before the session starts. */
export type Opening = 'encryption' | 'cancel' | 'startup';

/** Reads the untyped packet a connection opens with. Gives undefined while it is not whole. */
export function readOpening(buffer: Buffer): { kind: Opening; rest: Buffer } | undefined {
  if (buffer.length < 2 * LENGTH_BYTES) return undefined;
  const length = buffer.readInt32BE(0);
  if (buffer.length < length) return undefined;
  const code = buffer.readInt32BE(LENGTH_BYTES);
  const rest = buffer.subarray(Math.max(length, 2 * LENGTH_BYTES));
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption', rest };
  return { kind: code === CANCEL_REQUEST ? 'cancel' : 'startup', rest };
}

/** Cuts off the whole messages (type byte, length, body) at the front; `rest` is the beginning of the next one. */
export function splitMessages(buffer: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = [];
  let offset = 0;
  while (buffer.length - offset > LENGTH_BYTES) {
    const end = offset + 1 + buffer.readInt32BE(offset + 1);
    if (end > buffer.length) break;
    messages.push(buffer.subarray(offset, end));
    offset = end;
  }
  return { messages, rest: buffer.subarray(offset) };
}

/** The type letter of a message. */
export function typeOf(message: Buffer): string {
  return String.fromCharCode(message[0] ?? 0);
}

/** Makes a message of a type letter and a body. */
export function makeMessage(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(1 + LENGTH_BYTES);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(LENGTH_BYTES + body.length, 1);
  return Buffer.concat([head, body]);
}

/** A zero-terminated string of the protocol. */
export function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf8');
}

/** The zero-terminated string at an offset of a message, and the offset behind it. */
export function readCString(message: Buffer, offset: number): { text: string; next: number } {
  const end = message.indexOf(0, offset);
  return { text: message.toString('utf8', offset, end), next: end + 1 };
}

/** Ends an extended-query batch. */
export const SYNC = makeMessage('S', Buffer.alloc(0));

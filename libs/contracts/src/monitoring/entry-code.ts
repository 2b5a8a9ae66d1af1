/**
 * The code that an entry officer's phone shows and a traveller's phone scans: which traveller of which shift, when it was shown, for
 * the how-manieth time, and a proof by the secret of the shift. It names nobody. Pure, so that the phone makes it and the server reads it by the
 * same bytes.
 *
 *     0       version, 1
 *     1..16   id of the shift
 *     17..32  id of the traveller's entry
 *     33..36  shown at, whole seconds since 1970 by the server's clock, big endian
 *     37..38  serial: 1 for the first showing, one more for each after it
 *     39..54  the first 16 bytes of HMAC-SHA256 of bytes 0..38 by the secret of the shift
 */
export interface PairingCode {
  readonly shiftId: string;
  readonly entryId: string;
  /** Whole seconds since 1970 by the clock of the server, which a phone knows by `clockSkewMs`. */
  readonly shownAtS: number;
  readonly serial: number;
}

/** A code as it was read, with what has to be proved. */
export interface ReadPairingCode extends PairingCode {
  readonly signed: Uint8Array;
  readonly proof: Uint8Array;
}

/** A code opens for so long after it was shown to a phone that has a line. */
export const PAIRING_LIVES_S = 180;
/** A phone that scanned it without a line may send it for so long after it was shown. */
export const PAIRING_WAITS_S = 86_400;
/** Clocks of phones, corrected by the server's, still differ by so much. */
export const PAIRING_SLACK_S = 30;
/** What stands behind the `#` of the portal's address, before the code. */
export const PAIRING_MARK = 'e/';
/** Most showings of one traveller's code. */
export const PAIRING_MOST_SERIAL = 0xff_ff;

const VERSION = 1;
const SIGNED_BYTES = 39;
const PROOF_BYTES = 16;
const TEXT = /^[\w-]{74}$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The part of a code that is proved. Throws RangeError for what no code can hold. */
export function pairingBytes({ shiftId, entryId, shownAtS, serial }: PairingCode): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(serial) || serial < 1 || serial > PAIRING_MOST_SERIAL)
    throw new RangeError(`no such serial: ${String(serial)}`);
  if (!Number.isInteger(shownAtS) || shownAtS < 0 || shownAtS > 0xff_ff_ff_ff)
    throw new RangeError(`no such time: ${String(shownAtS)}`);
  const bytes = new Uint8Array(SIGNED_BYTES);
  bytes[0] = VERSION;
  bytes.set(bytesOfId(shiftId), 1);
  bytes.set(bytesOfId(entryId), 17);
  const view = new DataView(bytes.buffer);
  view.setUint32(33, shownAtS);
  view.setUint16(37, serial);
  return bytes;
}

/** The text of a code, of its bytes and the whole HMAC of them. */
export function pairingText(signed: Uint8Array, hmac: Uint8Array): string {
  const all = new Uint8Array(SIGNED_BYTES + PROOF_BYTES);
  all.set(signed);
  all.set(hmac.subarray(0, PROOF_BYTES), SIGNED_BYTES);
  return toBase64Url(all);
}

/** Reads a text by its form alone, which proves nothing; null for what is no code. */
export function readPairingText(text: string): ReadPairingCode | null {
  if (!TEXT.test(text)) return null;
  const bytes = fromBase64Url(text);
  // Bits that belong to no byte would let one code be written in four ways.
  if (bytes[0] !== VERSION || toBase64Url(bytes) !== text) return null;
  const view = new DataView(bytes.buffer);
  const serial = view.getUint16(37);
  if (serial === 0) return null;
  return {
    ...{ shiftId: idOfBytes(bytes.subarray(1, 17)), entryId: idOfBytes(bytes.subarray(17, 33)) },
    ...{ shownAtS: view.getUint32(33), serial },
    signed: bytes.subarray(0, SIGNED_BYTES),
    proof: bytes.subarray(SIGNED_BYTES),
  };
}

/** What `crypto.subtle` does of it, so that neither side needs the other's types. */
export interface HmacSigner {
  sign(signed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** The text that a phone shows. */
export async function makePairingText(code: PairingCode, signer: HmacSigner): Promise<string> {
  const signed = pairingBytes(code);
  return pairingText(signed, new Uint8Array(await signer.sign(signed)));
}

/**
 * By how much a phone's clock has to be moved forward to be the server's: `at` is what the server said, the others what the phone read when
 * it asked and when it was answered. Taken anew with each answer that has an `at`, so that a clock that is set in between does no harm.
 */
export function clockSkewMs(at: string, askedMs: number, answeredMs: number): number {
  return Math.round(Date.parse(at) - (askedMs + answeredMs) / 2);
}

/** The bytes of a secret or another text in base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function bytesOfId(id: string): Uint8Array {
  if (!UUID.test(id)) throw new RangeError('no id');
  return Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function idOfBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import type { SealPlan } from '#siaga/contracts';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readCallerId } from './caller-id.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const SEAL_MARK = '$sealed';

/**
 * Encrypts personal and health data at rest (AES-256-GCM) and makes keyed digests for look-ups by telephone number.
 * Both keys are derived (HKDF-SHA-256) from one 32-byte secret.
 */
export class PersonalDataCipher {
  private readonly encryptionKey: Buffer;
  private readonly digestKey: Buffer;

  constructor(secret: Buffer) {
    if (secret.length !== 32) throw new RangeError('The data key must have 32 bytes');
    this.encryptionKey = Buffer.from(hkdfSync('sha256', secret, '', 'siaga personal data', 32));
    this.digestKey = Buffer.from(hkdfSync('sha256', secret, '', 'siaga look-up digest', 32));
  }

  /** Encrypts any JSON value; gives base64 text. */
  seal(value: unknown): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.encryptionKey, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** Decrypts what `seal` made. Throws when the text was changed or the key is another. */
  open(text: string): unknown {
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(ALGORITHM, this.encryptionKey, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(opened.toString('utf8'));
  }

  /**
   * A copy of a view in which every part that `plan` names is replaced by its ciphertext; what is null, absent or empty stays as
   * it is. Without a plan nothing in the view is personal.
   */
  sealView(view: unknown, plan: SealPlan | null): unknown {
    if (plan === null || view === null || view === undefined || view === '') return view;
    if (plan.kind === 'whole') return { [SEAL_MARK]: this.seal(view) };
    if (plan.kind === 'items') return mapItems(view, (item) => this.sealView(item, plan.items));
    if (typeof view !== 'object' || Array.isArray(view)) return view;
    const sealed: Record<string, unknown> = { ...view };
    for (const [key, part] of plan.fields) if (key in sealed) sealed[key] = this.sealView(sealed[key], part);
    return sealed;
  }

  /** The opposite of `sealView`. */
  openView(view: unknown): unknown {
    if (isSealed(view)) return this.open(view[SEAL_MARK]);
    return mapObject(view, (_, value) => this.openView(value));
  }

  /**
   * Digest of who a telephone number belongs to: equal numbers, however written, give equal digests. Digits that are no number of
   * the plan (an extension) name somebody only within `scope`. Null where there are none.
   */
  numberDigest(number: string, scope = ''): Buffer | null {
    const { e164, localDigits } = readCallerId(number);
    if (e164 === null && localDigits === null) return null;
    const subject = e164 ?? `${scope} ${localDigits ?? ''}`;
    return createHmac('sha256', this.digestKey).update('number:').update(subject).digest();
  }

  /** As versions before made it, of the last nine digits: for rows that hold no more than a digest. */
  formerNumberDigest(number: string): Buffer | null {
    const digits = number.replace(/\D/g, '').slice(-9);
    return digits ? createHmac('sha256', this.digestKey).update(digits).digest() : null;
  }

  /** Digest of any other text that something is found by: an e-mail address, an endpoint, an id given by somebody else. */
  textDigest(text: string): Buffer {
    return createHmac('sha256', this.digestKey).update('text:').update(text).digest();
  }

  /** A key of its own for `purpose`, 32 bytes, the same after every start. */
  derivedKey(purpose: string): Buffer {
    return createHmac('sha256', this.digestKey).update('key:').update(purpose).digest();
  }
}

function isSealed(value: unknown): value is { [SEAL_MARK]: string } {
  return typeof value === 'object' && value !== null && SEAL_MARK in value;
}

/** Lists by their items, records by their values. */
function mapItems(value: unknown, map: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
}

function mapObject(value: unknown, map: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => map(String(index), item));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(key, item)]));
}

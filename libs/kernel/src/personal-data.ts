import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of a public view that hold identity or health facts in words; see docs/architecture.md, "Personal data". */
const SEALED_KEYS = new Set(['personal', 'note', 'closingNote', 'locationText']);
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

  /** A copy of a public view in which every personal part is replaced by its ciphertext. */
  sealView(view: unknown): unknown {
    return mapObject(view, (key, value) =>
      SEALED_KEYS.has(key) && value !== null && value !== undefined
        ? { [SEAL_MARK]: this.seal(value) }
        : this.sealView(value),
    );
  }

  /** The opposite of `sealView`. */
  openView(view: unknown): unknown {
    if (isSealed(view)) return this.open(view[SEAL_MARK]);
    return mapObject(view, (_, value) => this.openView(value));
  }

  /** Digest of a telephone number's last nine digits: equal numbers, however written, give equal digests. Null without digits. */
  numberDigest(number: string): Buffer | null {
    const digits = number.replace(/\D/g, '').slice(-9);
    return digits ? createHmac('sha256', this.digestKey).update(digits).digest() : null;
  }
}

function isSealed(value: unknown): value is { [SEAL_MARK]: string } {
  return typeof value === 'object' && value !== null && SEAL_MARK in value;
}

function mapObject(value: unknown, map: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapObject(item, map));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(key, item)]));
}

const KEYS = 'keys';
const THINGS = 'things';
const OWN_KEY = 'seal';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser’s store failed'));
  });
}

/** When a change stands on the disk: an answered request alone may still be undone. */
function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser’s store failed'));
  });
}

/**
 * What a device keeps until the server has it, by names: in an IndexedDB of its own `name`, sealed with a key that no script can read out, as
 * drafts are (ADR 0035). Keys of the browser's own stand in it as they are, and give out no bytes either. Throws DOMException where the browser
 * keeps nothing.
 */
export class SealedBox {
  private opened: Promise<{ database: IDBDatabase; seal: CryptoKey }> | null = null;

  constructor(private readonly name: string) {}

  async put(name: string, value: unknown): Promise<void> {
    const { database, seal } = await this.ready();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, seal, text);
    const transaction = database.transaction(THINGS, 'readwrite');
    transaction.objectStore(THINGS).put({ iv, sealed } satisfies Sealed, name);
    await settled(transaction);
  }

  /** Null when it is not there, or was sealed with a key that is gone. */
  async get(name: string): Promise<unknown> {
    const { database, seal } = await this.ready();
    const found = (await done(database.transaction(THINGS).objectStore(THINGS).get(name))) as
      Sealed | undefined;
    return found ? unsealed(seal, found) : null;
  }

  /** All whose names begin so; what cannot be opened is left out. */
  async all(prefix: string): Promise<unknown[]> {
    const { database, seal } = await this.ready();
    const range = IDBKeyRange.bound(prefix, `${prefix}\uFFFF`);
    const found = (await done(database.transaction(THINGS).objectStore(THINGS).getAll(range))) as Sealed[];
    const opened = await Promise.all(found.map((one) => unsealed(seal, one)));
    return opened.filter((one) => one !== null);
  }

  async drop(names: readonly string[]): Promise<void> {
    const { database } = await this.ready();
    const transaction = database.transaction(THINGS, 'readwrite');
    for (const name of names) transaction.objectStore(THINGS).delete(name);
    await settled(transaction);
  }

  async putKey(name: string, key: CryptoKey): Promise<void> {
    const { database } = await this.ready();
    const transaction = database.transaction(KEYS, 'readwrite');
    transaction.objectStore(KEYS).put(key, name);
    await settled(transaction);
  }

  async getKey(name: string): Promise<CryptoKey | null> {
    const { database } = await this.ready();
    const found = (await done(database.transaction(KEYS).objectStore(KEYS).get(name))) as
      CryptoKey | undefined;
    return found ?? null;
  }

  async dropKey(name: string): Promise<void> {
    const { database } = await this.ready();
    const transaction = database.transaction(KEYS, 'readwrite');
    transaction.objectStore(KEYS).delete(name);
    await settled(transaction);
  }

  private ready(): Promise<{ database: IDBDatabase; seal: CryptoKey }> {
    this.opened ??= open(this.name);
    return this.opened;
  }
}

async function open(name: string): Promise<{ database: IDBDatabase; seal: CryptoKey }> {
  if (!('indexedDB' in globalThis) || !('subtle' in globalThis.crypto))
    throw new DOMException('Nothing can be kept here', 'NotSupportedError');
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(THINGS);
  };
  const database = await done(request);
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Two tabs at once: the first one's key stands for both.
  const keys = database.transaction(KEYS, 'readwrite').objectStore(KEYS);
  const known = (await done(keys.get(OWN_KEY))) as CryptoKey | undefined;
  if (!known) await done(keys.put(made, OWN_KEY));
  return { database, seal: known ?? made };
}

async function unsealed(seal: CryptoKey, { iv, sealed }: Sealed): Promise<unknown> {
  try {
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, seal, sealed);
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

import { OLDEST_MS } from './draft-entry.js';
import { livingTabs, tabName } from './tab.js';

const NAME = 'siaga.drafts';
const KEYS = 'keys';
const ENTRIES = 'entries';
const OWN_KEY = 'drafts';

interface Sealed {
  owner: string;
  tab: string;
  key: string;
  atMs: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** Takes what a page that is gone has left, the draft's key and its text; gives the name it has from now on, null to throw it away. */
export type Adopt = (key: string, text: string) => string | null;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser’s store failed'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(ENTRIES, { keyPath: ['owner', 'tab', 'key'] });
  };
  return done(request);
}

async function ownKey(database: IDBDatabase): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Two tabs at once: the first one's key stands for both.
  const store = database.transaction(KEYS, 'readwrite').objectStore(KEYS);
  const known = (await done(store.get(OWN_KEY))) as CryptoKey | undefined;
  if (known) return known;
  await done(store.put(made, OWN_KEY));
  return made;
}

/**
 * Drafts as the browser keeps them beyond the tab: in IndexedDB, sealed with a key that no script can read out. What a tab that
 * was killed has left is taken over by the next tab of the same account.
 */
export class DraftVault {
  private last: Promise<unknown> = Promise.resolve();
  private opened: Promise<{ database: IDBDatabase; key: CryptoKey }> | null = null;

  constructor(private readonly app: string) {}

  /** Browsers seal on https and localhost only; elsewhere a draft lives as long as its tab. */
  private get isOffered(): boolean {
    return 'indexedDB' in globalThis && 'locks' in navigator && 'subtle' in globalThis.crypto;
  }

  put(owner: string, key: string, text: string): void {
    this.after(async () => {
      const { database, key: seal } = await this.ready();
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        seal,
        new TextEncoder().encode(text),
      );
      const entry: Sealed = { owner: this.of(owner), tab: tabName(), key, atMs: Date.now(), iv, sealed };
      await done(database.transaction(ENTRIES, 'readwrite').objectStore(ENTRIES).put(entry));
    });
  }

  remove(owner: string, key: string): void {
    this.after(async () => {
      const { database } = await this.ready();
      const id = [this.of(owner), tabName(), key];
      await done(database.transaction(ENTRIES, 'readwrite').objectStore(ENTRIES).delete(id));
    });
  }

  /**
   * Moves what tabs of this account that live no more have left to this tab, the newest last, under the names that `adopt` gives;
   * what is too old is thrown away. Killed at any step, it is still there for the next tab.
   */
  async takeOver(owner: string, adopt: Adopt): Promise<void> {
    this.after(async () => {
      const { database, key } = await this.ready();
      await navigator.locks.request(NAME, async () => {
        const living = await livingTabs();
        const all = (await done(database.transaction(ENTRIES).objectStore(ENTRIES).getAll())) as Sealed[];
        const gone = all.filter(({ tab }) => tab !== tabName() && !living.has(tab));
        for (const entry of gone.sort((a, b) => a.atMs - b.atMs)) {
          const isOld = Date.now() - entry.atMs >= OLDEST_MS;
          const isOurs = entry.owner === this.of(owner);
          if (!isOurs && !isOld) continue;
          const text = isOld ? '' : await unseal(key, entry);
          // Sealed with a key that is gone: the others are not.
          if (text === null) continue;
          await move(database, entry, isOld ? null : adopt(entry.key, text));
        }
      });
    });
    await this.last;
  }

  private of(owner: string): string {
    return `${this.app} ${owner}`;
  }

  private ready(): Promise<{ database: IDBDatabase; key: CryptoKey }> {
    this.opened ??= open().then(async (database) => ({ database, key: await ownKey(database) }));
    return this.opened;
  }

  /** One after the other, so that a removal never overtakes what it removes. */
  private after(work: () => Promise<void>): void {
    if (!this.isOffered) return;
    this.last = this.last.then(work).catch((error: unknown) => {
      // A private window may refuse the store: the draft is in the tab's own all the same.
      if (!(error instanceof DOMException)) throw error;
      this.opened = null;
    });
  }
}

/** In one step: a draft must stand under the one tab or under the other, whenever the page ends. */
function move(database: IDBDatabase, entry: Sealed, name: string | null): Promise<void> {
  const transaction = database.transaction(ENTRIES, 'readwrite');
  const entries = transaction.objectStore(ENTRIES);
  if (name !== null) entries.put({ ...entry, tab: tabName(), key: name } satisfies Sealed);
  entries.delete([entry.owner, entry.tab, entry.key]);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser’s store failed'));
  });
}

/** Null when it was sealed with another key or is damaged. */
async function unseal(key: CryptoKey, { iv, sealed }: Sealed): Promise<string | null> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

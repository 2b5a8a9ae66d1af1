import type { QueueItem } from './command-queue.policy.js';

const PREFIX = 'siaga.crew.queue.';

/** The part of the browser's storage that the queue needs. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * One entry an item, so that two tabs never write over each other's taps. localStorage because it is written before the
 * tap's handler returns: a page killed the next moment has lost nothing.
 */
export class QueueStorage {
  constructor(private readonly storage: KeyValueStorage) {}

  /** All stored items in the order of their taps; entries that cannot be read are left where they are. */
  readAll(): QueueItem[] {
    const items: QueueItem[] = [];
    for (let index = 0; index < this.storage.length; index += 1) {
      const name = this.storage.key(index);
      const text = name?.startsWith(PREFIX) ? this.storage.getItem(name) : null;
      const item = text === null ? null : parseItem(text);
      if (item) items.push(item);
    }
    return items.sort((a, b) => a.order - b.order);
  }

  /** Writes what differs between two states of the queue. Throws when the storage is full. */
  save(before: readonly QueueItem[], after: readonly QueueItem[]): void {
    const known = new Map(before.map((item) => [item.key, item]));
    for (const item of after) {
      if (known.get(item.key) !== item) this.storage.setItem(PREFIX + item.key, JSON.stringify(item));
      known.delete(item.key);
    }
    for (const key of known.keys()) this.storage.removeItem(PREFIX + key);
  }

  /** True when a storage event is about the queue. */
  static concerns(name: string | null): boolean {
    return name === null || name.startsWith(PREFIX);
  }
}

function isQueueItem(value: unknown): value is QueueItem {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Partial<Record<keyof QueueItem, unknown>>;
  return (
    typeof item.key === 'string' &&
    typeof item.order === 'number' &&
    typeof item.accountId === 'string' &&
    typeof item.assignmentId === 'string' &&
    typeof item.deviceAt === 'string' &&
    typeof item.command === 'object'
  );
}

function parseItem(text: string): QueueItem | null {
  try {
    const value: unknown = JSON.parse(text);
    return isQueueItem(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

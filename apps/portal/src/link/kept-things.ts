import { KEPT_PREFIX, knownDevice } from './device.js';

/**
 * Things of one kind that this browser keeps of what a visit opened, until the visit ends; all tabs see the same. A browser that keeps
 * nothing has them as long as the page lives.
 */
export class KeptThings<T> {
  private readonly prefix: string;
  private readonly unstored = new Map<string, string>();

  /** `read` gives null for what another version of the page kept, or somebody's hand. */
  constructor(
    kind: string,
    private readonly read: (kept: unknown) => T | null,
  ) {
    this.prefix = `${KEPT_PREFIX}${kind}.`;
  }

  put(id: string, thing: T): void {
    const text = JSON.stringify(thing);
    try {
      globalThis.localStorage.setItem(this.prefix + id, text);
      this.unstored.delete(id);
    } catch {
      this.unstored.set(id, text);
    }
  }

  get(id: string): T | null {
    const text = this.unstored.get(id) ?? knownDevice(this.prefix + id);
    if (text === null) return null;
    try {
      return this.read(JSON.parse(text));
    } catch {
      return null;
    }
  }

  drop(id: string): void {
    this.unstored.delete(id);
    try {
      globalThis.localStorage.removeItem(this.prefix + id);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  ids(): string[] {
    return [...new Set([...this.unstored.keys(), ...this.storedIds()])];
  }

  /** All that can be read, in no order. */
  all(): T[] {
    return this.ids().flatMap((id) => this.get(id) ?? []);
  }

  /** Forgets the others. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.ids()) if (!ids.has(id)) this.drop(id);
  }

  /** Whether the browser's storage changed in one of them; null is all of it. */
  concerns(key: string | null): boolean {
    return key === null || key.startsWith(this.prefix);
  }

  private storedIds(): string[] {
    try {
      return Object.keys(globalThis.localStorage).flatMap((key) =>
        key.startsWith(this.prefix) ? [key.slice(this.prefix.length)] : [],
      );
    } catch {
      return [];
    }
  }
}

import { type z } from 'zod';
import { create } from 'zustand';
import { type DraftEntry, MOST_LETTERS, surplusOf, withoutSecrets } from './draft-entry.js';
import { type DraftVault } from './draft-vault.js';
import { OWN_PREFIX } from './tab.js';

/** A draft as the screens see it. */
export interface Draft extends DraftEntry {
  /** True when it was there before the page, or the form that shows it. */
  isRestored: boolean;
}

interface Drafts {
  /** Whose they are; null while nobody is signed in. */
  owner: string | null;
  entries: ReadonlyMap<string, Draft>;
  /** False once the browser refused to keep one. */
  isKept: boolean;
}

export const NO_DRAFTS: ReadonlyMap<string, Draft> = new Map();
/** The apps of one address share its storage. */
export const APP = 'location' in globalThis ? (location.pathname.split('/')[1] ?? '') : '';
/** Keeps drafts beyond the tab; `keepDrafts` brings it. */
type Vault = Pick<DraftVault, 'put' | 'remove'>;
let vault: Vault | null = null;

/** From now on drafts are kept there as well. */
export function bringVault(kept: Vault): void {
  vault = kept;
}

/** What this person has typed in this tab and not sent. */
export const useDrafts = create<Drafts>()(() => ({ owner: null, entries: NO_DRAFTS, isKept: true }));

let placeNow: () => string | null = () => null;

/** The app says where its screen stands, to be told again by `where` of a draft. */
export function sayDraftPlace(place: () => string | null): void {
  placeNow = place;
}

/** Under what the tab's storage holds what is of this person. */
export const prefixOf = (kind: string, owner: string): string => `${OWN_PREFIX}${kind}.${APP}.${owner}.`;

/** Runs what touches the tab's storage; false when the browser refuses. */
export function tryStorage(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Writes an entry where it outlives the page, as long as its tab does; false when it is too long to be kept. */
export function writeInTab(owner: string, key: string, entry: DraftEntry): boolean {
  const text = JSON.stringify(entry);
  const isShort = text.length <= MOST_LETTERS;
  const isKept = isShort && tryStorage(() => sessionStorage.setItem(prefixOf('draft', owner) + key, text));
  useDrafts.setState({ isKept });
  return isShort;
}

function erase(owner: string, key: string): void {
  tryStorage(() => sessionStorage.removeItem(prefixOf('draft', owner) + key));
  vault?.remove(owner, key);
}

/** Keeps what was typed, under the account that is signed in. Without one, as at the door, nothing is kept. */
export function keepDraft(key: string, value: unknown, about: string | null = null): void {
  const { owner, entries } = useDrafts.getState();
  if (owner === null) return;
  const entry: DraftEntry = { atMs: Date.now(), about, where: placeNow(), value: withoutSecrets(value) };
  const next = new Map(entries).set(key, { ...entry, isRestored: entries.get(key)?.isRestored ?? false });
  for (const old of surplusOf(next)) {
    next.delete(old);
    erase(owner, old);
  }
  useDrafts.setState({ entries: next });
  if (writeInTab(owner, key, entry)) vault?.put(owner, key, JSON.stringify(entry));
}

/** Throws a draft away: it was sent, or is not wanted. */
export function dropDraft(key: string): void {
  const { owner, entries } = useDrafts.getState();
  if (owner === null || !entries.has(key)) return;
  const next = new Map(entries);
  next.delete(key);
  useDrafts.setState({ entries: next });
  erase(owner, key);
}

/** Throws away what was typed for the fields of a thing, each kept under the thing's name and its own. */
export function dropDraftsUnder(thing: string): void {
  for (const key of useDrafts.getState().entries.keys()) if (key.startsWith(`${thing}:`)) dropDraft(key);
}

/** Gives what throws away all that this person has not sent, also when nobody is signed in any more by then. */
export function draftsToDrop(): () => void {
  const { owner, entries } = useDrafts.getState();
  return () => {
    if (owner === null) return;
    for (const key of entries.keys()) erase(owner, key);
    if (useDrafts.getState().owner === owner) useDrafts.setState({ entries: NO_DRAFTS });
  };
}

/** The draft's value as `schema` has it; null when there is none, or one of another form. */
export function readDraft<T>(key: string, schema: z.ZodType<T>): T | null {
  const entry = useDrafts.getState().entries.get(key);
  return (entry && schema.safeParse(entry.value).data) ?? null;
}

/** From now on the draft is shown as one that was there before. */
export function markRestored(key: string): void {
  const { entries } = useDrafts.getState();
  const entry = entries.get(key);
  if (entry && !entry.isRestored)
    useDrafts.setState({ entries: new Map(entries).set(key, { ...entry, isRestored: true }) });
}

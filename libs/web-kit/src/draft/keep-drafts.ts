import { useSession } from '../session/session-store.js';
import { parseDraft } from './draft-entry.js';
import {
  APP,
  bringVault,
  type Draft,
  NO_DRAFTS,
  prefixOf,
  tryStorage,
  useDrafts,
  writeInTab,
} from './draft-store.js';
import { type DraftVault } from './draft-vault.js';
import { showError } from '../lib/toast-store.js';
import { sayInHand } from '../lib/in-hand.js';
import { claimTab } from './tab.js';

let opening: Promise<DraftVault | null> | null = null;

/** The vault's code comes when somebody is signed in; null while it cannot come: a draft then lives as long as its tab. */
function vault(): Promise<DraftVault | null> {
  opening ??= import('./draft-vault.js').then(
    ({ DraftVault: Vault }) => new Vault(APP),
    () => (opening = null),
  );
  return opening;
}

function readAll(owner: string): ReadonlyMap<string, Draft> {
  const entries = new Map<string, Draft>();
  const prefix = prefixOf('draft', owner);
  tryStorage(() => {
    for (const name of Object.keys(sessionStorage)) {
      if (!name.startsWith(prefix)) continue;
      const entry = parseDraft(sessionStorage.getItem(name) ?? '', Date.now());
      if (entry) entries.set(name.slice(prefix.length), { ...entry, isRestored: true });
      else sessionStorage.removeItem(name);
    }
  });
  return entries;
}

/** What tabs of this account left when they were killed joins this tab's, beside what this tab has itself under the same name. */
async function takeOver(owner: string): Promise<void> {
  const opened = await vault();
  await opened?.takeOver(owner, (key, text) => {
    const entry = parseDraft(text, Date.now());
    if (!entry) return null;
    const { owner: now, entries } = useDrafts.getState();
    const own = entries.get(key);
    // The very one is here when the page ended between these two steps.
    const name = own && own.atMs !== entry.atMs ? `${key} ${entry.atMs}` : key;
    writeInTab(owner, name, entry);
    if (now === owner)
      useDrafts.setState({ entries: new Map(entries).set(name, { ...entry, isRestored: true }) });
    return name;
  });
}

/** A person came or went: what they have typed is there before any of their screens is drawn. */
function changeOwner(owner: string | null): void {
  useDrafts.setState({ owner, entries: owner === null ? NO_DRAFTS : readAll(owner) });
  if (owner !== null) void takeOver(owner).catch(showError);
}

/**
 * Keeps what is typed until it is sent (ADR 0035). Called once, before anything is drawn; resolves when the tab's own storage may be
 * read. An app in which nothing is typed does without.
 */
export function keepDrafts(): Promise<void> {
  bringVault({
    put: (...entry) => void vault().then((opened) => opened?.put(...entry)),
    remove: (...entry) => void vault().then((opened) => opened?.remove(...entry)),
  });
  useSession.subscribe(({ session }) => {
    const owner = session?.account.id ?? null;
    if (owner !== useDrafts.getState().owner) changeOwner(owner);
  });
  // What the browser does not keep would go with the page.
  sayInHand(() => !useDrafts.getState().isKept);
  return claimTab();
}

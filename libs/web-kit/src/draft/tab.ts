import { randomUuid } from '#siaga/client';

const TAB_KEY = 'siaga.tab';
/** What a tab writes for itself alone; a copy of it in another tab is thrown away. */
export const OWN_PREFIX = 'siaga.own.';
/** A page that is on its way out still holds its name for a moment after a reload. */
const LEAVING_MS = 1_500;

const lockOf = (tab: string): string => `siaga.tab.${tab}`;

let ownTab = '';

/** This tab's name, from `claimTab` on. */
export const tabName = (): string => ownTab;

/** Holds the tab's name for as long as the page lives; false when another living page has it. */
function hold(tab: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(tab), { signal: AbortSignal.timeout(LEAVING_MS) }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch((error: unknown) => {
        if (!(error instanceof DOMException)) throw error;
        resolve(false);
      });
  });
}

/**
 * Takes the tab's own name before anything is read from its storage. A browser copies that storage into a duplicated tab and
 * into a window that the page opens: there the name is held already, so the copy is thrown away and the tab gets a name of its own.
 * Browsers lock on https and localhost only; elsewhere only a page that was reloaded or gone back to is the tab of before.
 */
export async function claimTab(): Promise<void> {
  const known = readTab();
  const isOurs = known !== null && ('locks' in navigator ? await hold(known) : isComeBack());
  if (isOurs) {
    ownTab = known;
    return;
  }
  ownTab = randomUuid();
  startAnew();
  if ('locks' in navigator) await hold(ownTab);
}

function isComeBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload' || entry?.type === 'back_forward';
}

function readTab(): string | null {
  try {
    return sessionStorage.getItem(TAB_KEY);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function startAnew(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(OWN_PREFIX)) sessionStorage.removeItem(key);
    sessionStorage.setItem(TAB_KEY, ownTab);
  } catch (error) {
    // A browser that keeps nothing has nothing to mix up.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The names of the tabs that live, as far as the browser tells. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const prefix = lockOf('');
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}

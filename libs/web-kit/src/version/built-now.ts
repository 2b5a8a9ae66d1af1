/** The script that a page starts from; its name is another in each build. */
const ENTRY = /<script\b(?=[^>]*\btype="module")[^>]*\bsrc="([^"]+)"/;

/** The entry that a page's text names; null when it is no page of ours. */
export function entryIn(html: string): string | null {
  return ENTRY.exec(html)?.[1] ?? null;
}

/** The entry that this page was started from. */
function ownEntry(): string | null {
  return document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
}

/** The worker that keeps the app on the device takes the new version first: without it a reload would open the old one again. */
async function workerIsNew(): Promise<void> {
  const registration = 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration());
  const fresh = registration ? await registration.update() : undefined;
  const worker = fresh?.installing ?? fresh?.waiting;
  if (!worker) return;
  await new Promise<void>((over) => {
    const look = (): void => {
      if (worker.state === 'activated' || worker.state === 'redundant') over();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Asks the centre for the page as it is now; gives its entry when that is another than this page's. Null also while nobody answers. */
export async function newEntry(base: string): Promise<string | null> {
  try {
    // With a question mark: no worker answers from the device.
    const answer = await fetch(`${base}?version`, { cache: 'no-store' });
    const [now, own] = [answer.ok ? entryIn(await answer.text()) : null, ownEntry()];
    if (now === null || own === null || now === own) return null;
    await workerIsNew();
    return now;
  } catch (error) {
    // Without a line there is nothing to move to; the next look asks again.
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

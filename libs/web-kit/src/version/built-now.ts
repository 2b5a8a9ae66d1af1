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

/** Who looks must come to an end, or would never look again: on a line that hangs, or behind a worker that waits for other tabs. */
const LONGEST_LOOK_MS = 20_000;

/** The worker that keeps the app on the device takes the new version first: without it a reload would open the old one again. */
async function workerIsNew(over: AbortSignal): Promise<void> {
  const registration = 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration());
  const fresh = registration ? await registration.update() : undefined;
  over.throwIfAborted();
  const worker = fresh?.installing ?? fresh?.waiting;
  if (!worker) return;
  const heard = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look, heard);
    over.addEventListener('abort', () => reject(over.reason as DOMException), heard);
    look();
  }).finally(() => heard.abort());
}

/** Asks the centre for the page as it is now; gives its entry when that is another than this page's. Null also while nobody answers. */
export async function newEntry(base: string): Promise<string | null> {
  try {
    // With a question mark: no worker answers from the device.
    const over = AbortSignal.timeout(LONGEST_LOOK_MS);
    const answer = await fetch(`${base}?version`, { cache: 'no-store', signal: over });
    const [now, own] = [answer.ok ? entryIn(await answer.text()) : null, ownEntry()];
    if (now === null || own === null || now === own) return null;
    await workerIsNew(over);
    return now;
  } catch (error) {
    // Without a line there is nothing to move to; the next look asks again.
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

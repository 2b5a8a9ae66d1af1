import { type ComponentType, type ReactElement, type ReactNode, Suspense, use, useState } from 'react';
import { PART_LOST } from './in-hand.js';

export interface LazyPart<P> {
  (props: P): ReactElement;
  /** Loads the part's code ahead of its first use; a failure is told at the use. */
  preload: () => void;
}

/** How a mounted part came: its code was there, or is on its way. */
interface At<P> {
  Loaded: ComponentType<P> | null;
  promise: Promise<ComponentType<P>> | null;
}

/** Time for the first screen before the parts behind it are fetched. */
const SETTLE_MS = 1_500;
const AFTER_PARTS_MS = 3_000;
const AGAIN_LATER_MS = 60_000;
const waiting: (() => void)[] = [];
/** Pauses before the code is asked for again by itself; after the last the part's place says so, with a button. */
const AGAIN_MS = [300, 900, 2_700];

/** Asks again by itself what may have gone lost on the way; throws what the last try did. */
async function loadStubbornly<T>(load: () => Promise<T>): Promise<T> {
  for (const pauseMs of AGAIN_MS) {
    try {
      return await load();
    } catch {
      // The last try below tells why.
      await new Promise((over) => setTimeout(over, pauseMs));
    }
  }
  return load();
}

/**
 * A part of the screen whose code comes by itself, once the page has settled or at its first use. Once it is there the
 * part renders at once, without a blank frame: a key that opens it and the key after it meet the same screen. Until then
 * `meanwhile` stands in its place.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode = null,
): LazyPart<P> {
  let Part: ComponentType<P> | null = null;
  let coming: Promise<ComponentType<P>> | null = null;
  const fetchPart = (): Promise<ComponentType<P>> => {
    coming ??= loadStubbornly(load).then(
      (loaded) => (Part = loaded),
      (error: unknown) => {
        // The line was away: the next use asks again.
        coming = null;
        window.dispatchEvent(new Event(PART_LOST));
        throw error;
      },
    );
    return coming;
  };
  function Awaited({ promise, props }: { promise: Promise<ComponentType<P>>; props: P }): ReactElement {
    const Loaded = use(promise);
    return <Loaded {...props} />;
  }
  function Shown(props: P): ReactElement {
    // Chosen once, at the mount: changing from the awaited to the loaded part later would lose what was typed in it.
    // Asked for above the boundary, where the answer is kept: a failure goes to the error boundary, not round and round.
    const [at] = useState<At<P>>(() => ({ Loaded: Part, promise: Part ? null : fetchPart() }));
    if (at.promise === null) return at.Loaded ? <at.Loaded {...props} /> : <>{meanwhile}</>;
    return (
      <Suspense fallback={meanwhile}>
        <Awaited promise={at.promise} props={props} />
      </Suspense>
    );
  }
  const preload = (): void => void fetchPart().catch(() => undefined);
  waiting.push(preload);
  return Object.assign(Shown, { preload });
}

/** Fetches the code of all lazy parts when the first screen stands. Called once, by mountApp. */
export function preloadParts(): void {
  setTimeout(() => {
    for (const preload of waiting) preload();
  }, SETTLE_MS);
}

/** Runs what the first screen does not need, with its code, once that stands; while the line is away the code is asked for again. */
export function later(load: () => Promise<void>, waitMs = AFTER_PARTS_MS): void {
  setTimeout(() => void load().catch(() => later(load, AGAIN_LATER_MS)), waitMs);
}

import { isInHand, PART_LOST } from '../lib/in-hand.js';
import { newEntry } from './built-now.js';
import { versionTexts } from './texts.js';

const LOOK_EVERY_MS = 300_000;
const TRY_MOVING_EVERY_MS = 1_000;
/** A centre that gave no new page just now is left alone for so long. */
const ASK_AGAIN_MS = 15_000;
/** Who pressed something so lately is at work, whatever is open. */
const AT_WORK_MS = 8_000;
/** The version that this tab has moved to; a centre whose processes differ must not send it round and round. */
const MOVED_KEY = 'siaga.moved';

/** Here and not in a sheet: a part with a sheet of its own costs every first load what fetches sheets. */
const PLACE =
  'position:fixed;inset:8px 0 auto;z-index:60;display:flex;justify-content:center;pointer-events:none';
const NOTE =
  'display:flex;flex-wrap:wrap;align-items:center;gap:4px 10px;max-width:min(40rem,calc(100vw - 16px));padding:6px 12px;' +
  'border:1px solid var(--line-strong);border-radius:var(--r);background:var(--panel);color:var(--text)';

let lastPressMs = performance.now();

function notePress(): void {
  lastPressMs = performance.now();
}

function isFree(): boolean {
  const isAtWork = performance.now() - lastPressMs < AT_WORK_MS;
  return !isAtWork && !isInHand() && document.querySelector('[role=dialog]') === null;
}

function moved(): string | null {
  try {
    return sessionStorage.getItem(MOVED_KEY);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Reloads; a browser that keeps nothing could not tell that it has moved, and is left to its person. */
function move(entry: string, isAsked: boolean): void {
  try {
    sessionStorage.setItem(MOVED_KEY, entry);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (!isAsked) return;
  }
  window.location.reload();
}

/** Made by hand: drawn by React, its parts would stand in the first load of every app. */
function show(isTried: boolean, onMove: () => void): void {
  const texts = versionTexts();
  const [place, note, text, button] = (['div', 'div', 'span', 'button'] as const).map((name) =>
    document.createElement(name),
  ) as [HTMLElement, HTMLElement, HTMLElement, HTMLButtonElement];
  place.className = 'sg-version';
  place.style.cssText = PLACE;
  note.style.cssText = NOTE;
  button.style.pointerEvents = 'auto';
  place.dataset['reactAriaTopLayer'] = 'true';
  note.role = 'status';
  button.className = 'sg-button secondary';
  button.type = 'button';
  button.textContent = texts.move;
  button.addEventListener('click', onMove);
  note.append(text, button);
  place.append(note);
  document.body.append(place);
  // After the place: a reader is told what comes into it.
  text.textContent = isTried ? texts.stays : texts.ready;
}

function tell(base: string, entry: string): void {
  const isTried = moved() === entry;
  show(isTried, () => move(entry, true));
  if (isTried) return;
  let askedMs = -ASK_AGAIN_MS;
  const tryMoving = async (): Promise<void> => {
    if (performance.now() - askedMs < ASK_AGAIN_MS || !isFree()) return;
    askedMs = performance.now();
    // The case in hand may have lasted: a reload while nobody answers would leave the browser's own page, which asks no more.
    const now = await newEntry(base);
    if (now === null || !isFree()) return;
    // Once: on a slow line a second reload would end the first.
    clearInterval(trying);
    move(now, false);
  };
  const trying = setInterval(() => void tryMoving(), TRY_MOVING_EVERY_MS);
}

/**
 * Looks for a new version every five minutes, when the page is looked at again, when the network is back and when a part of the page is gone
 * from the centre; tells the screen of it once, and moves it when nothing is in hand. What is typed outlives the move (ADR 0035).
 */
export function watchVersion(base: string): void {
  let isTold = false;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isTold || isLooking) return;
    isLooking = true;
    const entry = await newEntry(base).finally(() => (isLooking = false));
    if (entry === null) return;
    isTold = true;
    tell(base, entry);
  };
  const lookNow = (): void => void look();
  for (const press of ['keydown', 'pointerdown'])
    window.addEventListener(press, notePress, { capture: true });
  for (const cause of ['online', PART_LOST]) window.addEventListener(cause, lookNow);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) lookNow();
  });
  setInterval(lookNow, LOOK_EVERY_MS);
  lookNow();
}

/** What Safari sends for the Enter that ends a composition, after it said that the composition is over. */
const COMPOSED = 229;

/** What a browser tells of a press: `keyCode` is the only word that Safari has for it. */
interface Press {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** True for a key that an input method uses itself, to choose a word or to end it. */
function isOfInputMethod({ isComposing, keyCode }: Press): boolean {
  return isComposing || keyCode === COMPOSED;
}

/**
 * Keeps keys that an input method uses from every listener of the app: the Enter that chooses a word sends no unit and picks no
 * place. Call once, before anything listens. The input method itself still gets them. Gives a function that ends it.
 */
export function quietComposition(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'> = window,
): () => void {
  const keep = (event: KeyboardEvent): void => {
    if (isOfInputMethod(event)) event.stopImmediatePropagation();
  };
  target.addEventListener('keydown', keep, { capture: true });
  return () => target.removeEventListener('keydown', keep, { capture: true });
}

/** A colour of the page's tokens as it is now; what was painted with it must be painted again after a change of theme. */
export function cssColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * Vibrates in milliseconds on and off; 0 ends it. Browsers let a page do so only once somebody has tapped it: before that nothing is tried,
 * which would be an error in the console.
 */
export function vibrate(pattern: number | number[]): void {
  if (!('vibrate' in navigator)) return;
  if ('userActivation' in navigator && !navigator.userActivation.hasBeenActive) return;
  navigator.vibrate(pattern);
}

/** Rules are made with the one half; the other is looked at when they are done. */
export type Half = 'tuning' | 'heldOut';

export const HALVES: readonly Half[] = ['tuning', 'heldOut'];

/** The half that a text belongs to: the same on every machine and for ever. */
export function halfOf(text: string): Half {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return ((hash >>> 8) & 1) === 0 ? 'tuning' : 'heldOut';
}

/** As it is written in a figure's name. */
export function nameOf(half: Half): string {
  return half === 'tuning' ? 'tuning half' : 'held-out half';
}

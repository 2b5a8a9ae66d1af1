/** Heard on the window when a part's code did not come, however often it was asked for: it may be gone with a version. */
export const PART_LOST = 'siaga-part-lost';

const reasons: (() => boolean)[] = [];

/** An app, or what keeps something of a person's, says when a change of version would take it out of their hands. */
export function sayInHand(isInHand: () => boolean): void {
  reasons.push(isInHand);
}

/** True while somebody is at work on something that a change of version must not interrupt. */
export const isInHand = (): boolean => reasons.some((reason) => reason());

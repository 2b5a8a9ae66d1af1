/** Throws when an answer is not right: nothing is measured of a program that answers wrongly. */
export function check(isTrue: boolean, claim: string): asserts isTrue {
  if (!isTrue) throw new Error(`Not so: ${claim}`);
}

/** What needs no choice, as there is nothing else to choose; nothing where there is: a list has no right one at its head. */
export function onlyOne<T>(options: readonly T[]): T | undefined {
  return options.length === 1 ? options[0] : undefined;
}

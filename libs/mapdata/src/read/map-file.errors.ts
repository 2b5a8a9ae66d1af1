/** A map file that cannot be read: which one, where in it, and why. */
export class MapFileError extends Error {
  override readonly name = 'MapFileError';

  /** `byteOffset` counts from 0; null where the fault is of the file as a whole. */
  constructor(
    readonly file: string,
    readonly byteOffset: number | null,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${byteOffset === null ? '' : `, byte ${byteOffset}`}: ${detail}`, options);
  }
}

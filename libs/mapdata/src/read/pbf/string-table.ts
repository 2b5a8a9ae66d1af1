const decoder = new TextDecoder();

/** The texts of a block, decoded when first asked for: most are user names and tags nobody reads. */
export class StringTable {
  private readonly texts: (string | undefined)[] = [];

  constructor(private readonly bytes: readonly Uint8Array[]) {}

  /** Throws a RangeError for an index outside the table. */
  at(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const bytes = this.bytes[index];
    if (bytes === undefined) throw new RangeError(`text ${index} of ${this.bytes.length}`);
    const text = decoder.decode(bytes);
    this.texts[index] = text;
    return text;
  }
}

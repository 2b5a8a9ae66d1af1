import { GrowingArray } from './growing-array.js';

/** Street names, each kept once; 0 is the empty name. */
export class NameTable {
  private readonly numbers = new Map<string, number>([['', 0]]);

  at(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(name, number);
    }
    return number;
  }

  finish(): { nameFirst: Uint32Array; nameBytes: Uint8Array } {
    const nameFirst = new GrowingArray(Uint32Array);
    const nameBytes = new GrowingArray(Uint8Array);
    const encoder = new TextEncoder();
    nameFirst.push(0);
    for (const name of this.numbers.keys()) {
      for (const byte of encoder.encode(name)) nameBytes.push(byte);
      nameFirst.push(nameBytes.length);
    }
    return { nameFirst: nameFirst.finish(), nameBytes: nameBytes.finish() };
  }
}

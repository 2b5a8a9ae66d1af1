import { Injectable } from '@nestjs/common';
import { DeclaredParts, FillsMemory, inMemoryOrder, type MemoryOrder, type MemoryPart } from '#siaga/kernel';

/** Fills what this process keeps in memory beside the database: every class that is marked with `FillsMemory`. */
@Injectable()
export class Memory {
  constructor(private readonly declared: DeclaredParts) {}

  /** Starts every part, one after the other, in the order that they ask for. Throws what a part throws. */
  async fill(): Promise<void> {
    const parts = this.declared.find<MemoryOrder, MemoryPart>(FillsMemory);
    const orders = new Map([...parts].map(([type, { options }]) => [type, options ?? {}]));
    for (const type of inMemoryOrder(orders)) await parts.get(type)?.part.start();
  }
}

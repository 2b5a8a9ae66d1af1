import { Injectable } from '@nestjs/common';
import { FillsMemory, type MemoryPart } from '#siaga/kernel';
import { SHIPPED_PROGRAMS } from '../domain/shipped-programs.js';
import { ProgramRepository } from '../store/program.repository.js';

/** Puts the programs that come with Siaga where nobody has set them yet; any number of processes may start at once. */
@FillsMemory()
@Injectable()
export class ShippedPrograms implements MemoryPart {
  constructor(private readonly programs: ProgramRepository) {}

  async start(): Promise<void> {
    for (const program of SHIPPED_PROGRAMS) await this.programs.putFirst(program);
  }
}

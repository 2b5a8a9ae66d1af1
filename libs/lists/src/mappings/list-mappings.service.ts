import { Injectable } from '@nestjs/common';
import type {
  ListKindName,
  ListMapping,
  ListMappingList,
  ListMappingsInput,
  SaveListMappingInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Clock, found } from '#siaga/kernel';
import { demandFields } from '../kinds/demand-fields.policy.js';
import { ListKinds } from '../kinds/list-kinds.js';
import { ListMappingRepository } from './list-mapping.repository.js';

/** Which column is what for lists of one layout, kept by kind and region for the next file of it. */
@Injectable()
export class ListMappings {
  constructor(
    private readonly mappings: ListMappingRepository,
    private readonly kinds: ListKinds,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Those that the caller may use. */
  async list(caller: Caller, { kind }: ListMappingsInput): Promise<ListMappingList> {
    return { mappings: await this.of(caller, kind) };
  }

  of(caller: Caller, kind: ListKindName): Promise<ListMapping[]> {
    return this.mappings.list(kind, caller.audience(this.kinds.of(kind).right).regionCodes);
  }

  /** Keeps one; the same name again in a region replaces it. Throws RESOURCE.NOT_FOUND for another's region, INPUT.INVALID for a field that is none. */
  async save(caller: Caller, input: SaveListMappingInput): Promise<ListMapping> {
    const kind = this.kinds.of(input.kind);
    caller.demand(kind.right, { regionCode: input.regionCode });
    demandFields(kind, input.columns);
    return this.commands.run(caller, 'listMapping.save', input, (tx) =>
      this.mappings.save(tx, input, this.clock.now()),
    );
  }

  /** Throws RESOURCE.NOT_FOUND, also for another's region. */
  async remove(caller: Caller, id: string): Promise<Record<string, never>> {
    return this.commands.run(caller, 'listMapping.remove', { id }, async (tx) => {
      const owner = found(await this.mappings.ownerOf(tx, id));
      caller.demand(this.kinds.of(owner.kind).right, { regionCode: owner.regionCode });
      await this.mappings.remove(tx, id);
      return {};
    });
  }
}

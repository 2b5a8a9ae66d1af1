import { Injectable } from '@nestjs/common';
import {
  COUNTRY_NUMBER,
  type EmergencyNumber,
  type EmergencyNumbers,
  type EmergencyNumbersInput,
  type EmergencyNumbersOf,
  type SetEmergencyNumbersInput,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { newId } from '#siaga/kernel';
import { EmergencyNumbersRepository } from '../store/emergency-numbers.repository.js';

/** Which numbers people dial in an emergency, as the health office of their area set them. */
@Injectable()
export class EmergencyNumbersService {
  constructor(
    private readonly numbers: EmergencyNumbersRepository,
    private readonly regions: RegionCodes,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
  ) {}

  /** What a region set, and what is dialled in it. Throws RESOURCE.NOT_FOUND. */
  async of(caller: Caller, { regionCode }: EmergencyNumbersInput): Promise<EmergencyNumbersOf> {
    caller.demand('monitoring.read', { regionCode });
    const along = await this.numbers.along(regionCode);
    return {
      own: along.find((one) => one.regionCode === regionCode) ?? null,
      dialled: firstOf(along),
    };
  }

  /** What is dialled in a region: of the nearest that set any; 119 where nobody did. */
  async dialledIn(regionCode: string): Promise<EmergencyNumber[]> {
    return firstOf(await this.numbers.along(regionCode));
  }

  /** Sets those of a region. Throws RESOURCE.NOT_FOUND, STALE.VERSION, INPUT.INVALID for a region that there is not. */
  set(caller: Caller, input: SetEmergencyNumbersInput): Promise<EmergencyNumbers> {
    return this.commands.run(caller, 'setEmergencyNumbers', input, async (tx) => {
      const { regionCode, numbers, version } = input;
      caller.demand('monitoring.manage', { regionCode });
      await this.regions.demandKnown(tx, 'regionCode', regionCode);
      const set = await this.numbers.set(tx, { id: newId(), regionCode, numbers }, version);
      await this.journal.append(tx, {
        ...{ type: 'emergency-numbers.set.v1', entity: 'emergency_numbers', entityId: set.id },
        ...{ version: set.version, regionCode, actor: caller.actor, data: set },
      });
      return set;
    });
  }
}

function firstOf(along: readonly EmergencyNumbers[]): EmergencyNumber[] {
  const set = along.find(({ numbers }) => numbers.length > 0);
  return set?.numbers ?? [{ label: COUNTRY_NUMBER, number: COUNTRY_NUMBER }];
}

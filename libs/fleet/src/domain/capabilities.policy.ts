import { UNIT_TYPE_CAPABILITIES, type UnitCapability, type UnitType } from '#siaga/contracts';

/** What a unit can bring: what its type has by itself and what was listed for it, each once. */
export function capabilitiesOf(type: UnitType, listed: readonly UnitCapability[]): UnitCapability[] {
  return [...new Set([...UNIT_TYPE_CAPABILITIES[type], ...listed])];
}

import type { SpeedTable, TravelMode } from '#siaga/contracts';

/** How many times faster than ordinary traffic a drive with lights and siren is on land; water makes way for nobody. */
export function sirenFactorOf(mode: TravelMode, { sirenFactor }: SpeedTable): number {
  return mode === 'boat' ? 1 : sirenFactor;
}

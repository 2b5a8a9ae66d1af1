import type { Facility } from '#siaga/contracts';
import { useEntities } from '#siaga/web-kit';

/** Puts the centre's answer into the store at once; the socket brings the same version later. */
export function takeFacility(data: Facility): void {
  const { id: entityId, version, regionCode } = data;
  const base = {
    stream: 'dispatch' as const,
    seq: 0,
    at: new Date().toISOString(),
    entityId,
    version,
    regionCode,
  };
  useEntities.getState().takeChanges([{ ...base, entity: 'facility', type: 'facility.updated.v1', data }]);
}

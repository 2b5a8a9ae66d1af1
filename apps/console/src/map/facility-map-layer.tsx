import { FacilitiesOnMap } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useMapFacilities } from './use-map-facilities.js';

/** Hospitals and puskesmas. */
export function FacilityMapLayer(): ReactElement {
  return <FacilitiesOnMap facilities={useMapFacilities()} />;
}

import { type FacilityKind } from '#siaga/contracts';
import { type ListKindView } from './list-kind-view.js';

/** Hospitals and puskesmas. */
export const facilities: ListKindView = {
  name: 'facilities',
  needs: 'facility.manage',
  fields: [
    ...(['code', 'name', 'kind', 'address', 'provinceName', 'regencyName', 'districtName'] as const),
    ...(['regionCode', 'lon', 'lat', 'accuracyM', 'phone', 'erLevel', 'capabilities'] as const),
    'isAlwaysOpen',
  ],
  known: 'name',
  under: { field: 'kind', say: (value, { t }) => t(`common:facilityKind.${value as FacilityKind}`) },
  shown: [{ field: 'address' }, { field: 'regionCode' }, { field: 'phone' }],
  hasPoint: true,
  hasDefaultRegion: true,
  hasDates: false,
};

import { type CreateUnitInput, type Point, type Unit } from '#siaga/contracts';

/** Where a unit waits, as the form holds it: a facility's id, a point with a name, or nothing. */
export interface HomeDraft {
  kind: 'none' | 'facility' | 'point';
  facilityId: string;
  name: string;
  point: Point | null;
}

export const NO_HOME: HomeDraft = { kind: 'none', facilityId: '', name: '', point: null };

/** The part of the command that says where the unit waits; null while the form is not filled. */
export function homeInput(home: HomeDraft): Pick<CreateUnitInput, 'homeFacilityId' | 'homePost'> | null {
  if (home.kind === 'none') return {};
  if (home.kind === 'facility') return home.facilityId === '' ? null : { homeFacilityId: home.facilityId };
  const name = home.name.trim();
  return name === '' || home.point === null ? null : { homePost: { name, point: home.point } };
}

/** Where a unit waits now, as the form holds it. */
export function homeOf(post: Unit['homePost']): HomeDraft {
  if (post === null) return NO_HOME;
  const { facilityId, name, point } = post;
  return facilityId === null
    ? { kind: 'point', facilityId: '', name, point }
    : { kind: 'facility', facilityId, name, point };
}

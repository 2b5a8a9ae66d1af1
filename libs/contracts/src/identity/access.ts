import { z } from 'zod';
import { RegionCode } from '../common/common.js';

/** Roles people hold; each is granted for regions, a unit or a facility. */
export const Role = z.enum([
  'operator',
  'supervisor',
  'crew',
  'facility_staff',
  'clinic_head',
  'field_officer',
  'health_office',
  'entry_officer',
  'admin',
]);
export type Role = z.infer<typeof Role>;

/** Where a grant holds. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('region'), regionCode: RegionCode }),
  z.object({ kind: z.literal('unit'), unitId: z.uuid() }),
  z.object({ kind: z.literal('facility'), facilityId: z.uuid() }),
]);
export type Scope = z.infer<typeof Scope>;

/** One role in one scope. Crew holds a unit or a region's fleet; facility staff and clinic heads hold a facility; the others hold regions. */
export const Grant = z.object({ role: Role, scope: Scope });
export type Grant = z.infer<typeof Grant>;

/**
 * How a person without an account came in: `link` opens one thing for a short time, `ticket` one booking or case until it is over,
 * `person` is somebody who was confirmed, on one device, `screen` a thing on a wall, which is nobody.
 */
export const VisitorScope = z.enum(['link', 'ticket', 'person', 'screen']);
export type VisitorScope = z.infer<typeof VisitorScope>;

/** Which passes carry a right: all of a scope, or those of a scope for one kind of thing: `ticket:booking`. */
export type VisitorHolder = VisitorScope | `${VisitorScope}:${string}`;

/** True when one of the holders means a pass of this scope for a thing of this kind. */
export function isHolder(
  holders: readonly VisitorHolder[],
  scope: VisitorScope,
  subjectKind: string,
): boolean {
  return holders.includes(scope) || holders.includes(`${scope}:${subjectKind}`);
}

import { z } from 'zod';

/** Roles people hold; each is granted for regions, a unit or a facility. */
export const Role = z.enum(['operator', 'supervisor', 'crew', 'facility_staff', 'field_officer', 'admin']);
export type Role = z.infer<typeof Role>;

/** Where a grant holds. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('region'), regionCode: z.string() }),
  z.object({ kind: z.literal('unit'), unitId: z.uuid() }),
  z.object({ kind: z.literal('facility'), facilityId: z.uuid() }),
]);
export type Scope = z.infer<typeof Scope>;

/** One role in one scope. Crew holds a unit or a region's fleet; facility staff hold a facility; the others hold regions. */
export const Grant = z.object({ role: Role, scope: Scope });
export type Grant = z.infer<typeof Grant>;

import { z } from 'zod';

/** Roles people hold; each is granted for regions, a unit or a facility. */
export const Role = z.enum(['operator', 'supervisor', 'crew', 'facility_staff', 'field_officer', 'admin']);
export type Role = z.infer<typeof Role>;

export const PERMISSIONS = [
  'session.own',
  'geo.use',
  'call.read',
  'call.handle',
  'ingest.review',
  'incident.read',
  'incident.manage',
  'dispatch.offer',
  'assignment.read',
  'assignment.answer',
  'assignment.advance',
  'assignment.manage',
  'fleet.read',
  'fleet.sign_on',
  'fleet.report_position',
  'fleet.manage',
  'facility.read',
  'facility.update_status',
  'facility.manage',
  'inbound.read',
  'inbound.answer',
  'alert.read',
  'alert.acknowledge',
  'report.read',
  'journal.read',
  'account.manage',
  'history.import',
  'road.read',
  'road.manage',
  'closure.read',
  'closure.manage',
  'handover.manage',
  'centre.read',
  'centre.manage',
  'map.read',
  'learned_place.read',
  'learned_place.decide',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

const OPERATOR: Permission[] = [
  'session.own',
  'geo.use',
  'call.read',
  'call.handle',
  'incident.read',
  'incident.manage',
  'dispatch.offer',
  'assignment.read',
  'assignment.answer',
  'assignment.advance',
  'assignment.manage',
  'fleet.read',
  'facility.read',
  'inbound.read',
  'alert.read',
  'closure.read',
  'handover.manage',
  'centre.read',
  'map.read',
];

/** What each role may do, within the scope of its grant. Deny by default: what is not listed is refused. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  operator: OPERATOR,
  supervisor: [
    ...OPERATOR,
    'ingest.review',
    'alert.acknowledge',
    'report.read',
    'journal.read',
    'facility.update_status',
    'inbound.answer',
    'road.read',
    'closure.manage',
    'learned_place.read',
    'learned_place.decide',
  ],
  crew: [
    'session.own',
    'geo.use',
    'closure.read',
    'map.read',
    'assignment.read',
    'assignment.answer',
    'assignment.advance',
    'fleet.read',
    'fleet.sign_on',
    'fleet.report_position',
  ],
  facility_staff: [
    'session.own',
    'map.read',
    'facility.read',
    'facility.update_status',
    'inbound.read',
    'inbound.answer',
  ],
  field_officer: ['session.own', 'geo.use'],
  admin: [...PERMISSIONS],
};

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

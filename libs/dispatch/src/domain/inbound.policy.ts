import type { AssignmentStatus } from '#siaga/contracts';

/** What a unit's new status means for the patient announced to a hospital. */
export type InboundEffect = 'none' | 'depart' | 'arrive' | 'hand_over' | 'close';

export function inboundEffect(status: AssignmentStatus): InboundEffect {
  switch (status) {
    case 'left_scene':
      return 'depart';
    case 'at_destination':
      return 'arrive';
    case 'handed_over':
      return 'hand_over';
    case 'available':
    case 'cancelled':
    case 'withdrawn':
      return 'close';
    default:
      return 'none';
  }
}

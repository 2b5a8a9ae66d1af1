import { type calls as id } from '../id/calls.js';
import { type Translated } from '../resources-type.js';

/** English texts of calls. */
export const calls: Translated<typeof id> = {
  callState: { ringing: 'Ringing', answered: 'Answered', abandoned: 'Dropped', ended: 'Ended' },
  disposition: {
    incident: 'Became an incident',
    dropped: 'Dropped, not reached again',
    prank: 'Prank call',
    ghost: 'No voice',
    wrong_number: 'Wrong number',
    information: 'Asked for information',
    non_emergency: 'Not an emergency',
    other_agency: 'For another agency',
    duplicate: 'Same report',
    handed_over: 'Handed to another centre',
    record: 'Record of a past call',
  },
};

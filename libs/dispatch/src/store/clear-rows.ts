import type { Place } from '#siaga/contracts';
import { clearRows, clearTexts } from '#siaga/persistence';
import { sealPlace } from './incident-row.js';

/** Places of incidents from before they were sealed. */
export const clearIncidents = clearRows<{ id: string; place: Place }>({
  name: 'incident',
  read: 'SELECT id, place FROM incident',
  isClear: clearTexts('place', 'label', 'context'),
  write: 'UPDATE incident SET place = sealed.place',
  sealed: { place: ['jsonb', ({ place }, cipher) => sealPlace(place, cipher)] },
});

/** Why assignments were declined or cancelled, from before that was sealed. */
export const clearReasons = clearRows<{ id: string; reason: string | null }>({
  name: 'assignment',
  read: 'SELECT id, reason FROM assignment',
  isClear: 'reason IS NOT NULL',
  write: 'UPDATE assignment SET reason = NULL, reason_sealed = sealed.reason',
  sealed: { reason: ['text', ({ reason }, cipher) => cipher.seal(reason)] },
});

/** Notes of stamps from before they were sealed. */
export const clearNotes = clearRows<{ id: string; note: string | null }>({
  name: 'assignment_stamp',
  read: 'SELECT id, note FROM assignment_stamp',
  isClear: 'note IS NOT NULL',
  write: 'UPDATE assignment_stamp SET note = NULL, note_sealed = sealed.note',
  sealed: { note: ['text', ({ note }, cipher) => cipher.seal(note)] },
});

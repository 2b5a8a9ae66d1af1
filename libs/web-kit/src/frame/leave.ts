import { create } from 'zustand';
import { useDrafts } from '../draft/draft-store.js';
import { showError } from '../lib/toast-store.js';
import { useSession } from '../session/session-store.js';

/** Whether the question about unsent text stands. */
export const useLeaving = create<{ isAsking: boolean }>()(() => ({ isAsking: false }));

/** Signs out; with unsent text it asks first. */
export function leave(): void {
  if (useDrafts.getState().entries.size > 0) useLeaving.setState({ isAsking: true });
  else void useSession.getState().signOut().catch(showError);
}

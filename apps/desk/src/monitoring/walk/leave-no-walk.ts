import { showError, useSession } from '#siaga/web-kit';
import { isWalking } from './walking-mark.js';

/** Whoever signs out, or is signed out, leaves no walk behind, whichever work was open. */
export const leaveNoWalk = (): (() => void) =>
  useSession.subscribe(({ status }) => {
    if (status === 'signed_out' && isWalking())
      import('./walk-device.js').then(({ forgetWalk }) => forgetWalk()).catch(showError);
  });

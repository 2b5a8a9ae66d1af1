import { useEffect } from 'react';
import { useSession } from '#siaga/web-kit';
import { silencePhone } from './silence-phone.js';

/** Renders nothing: a phone at which nobody is signed in any more does not ring, however the session ended. */
export function PushSilencer(): null {
  const isSignedOut = useSession((state) => state.status === 'signed_out');
  useEffect(() => {
    if (isSignedOut) void silencePhone();
  }, [isSignedOut]);
  return null;
}

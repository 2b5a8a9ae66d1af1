import { useMemo } from 'react';
import { useSession } from '../session/session-store.js';
import { manifestsFor, type ScreenKind, type ScreenManifest } from './screen-manifest.js';

/** Hook form of manifestsFor, for whoever is signed in; the same list while the session is. */
export function useManifests<K extends ScreenKind>(
  manifests: readonly ScreenManifest<K>[],
): readonly ScreenManifest<K>[] {
  const session = useSession((state) => state.session);
  return useMemo(() => manifestsFor(manifests, session), [manifests, session]);
}

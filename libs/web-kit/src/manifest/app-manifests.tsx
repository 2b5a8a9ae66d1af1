import { type ComponentType, createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type Language } from '../i18n/i18n.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import { type ScreenKind, type ScreenManifest, textsOf } from './screen-manifest.js';
import { useManifests } from './use-manifests.js';

/** How the components of one app come to its manifests. */
export interface AppManifests<K extends ScreenKind> {
  /** Stands around the app: gives each person what they may have. */
  OwnManifests: (props: { manifests: readonly ScreenManifest<K>[]; children: ReactNode }) => ReactElement;
  /** The manifests as the person here has them. */
  useOwnManifests: () => readonly ScreenManifest<K>[];
}

/** Made once by each app, beside the type of its manifests. */
export function appManifests<K extends ScreenKind>(): AppManifests<K> {
  const Context = createContext<readonly ScreenManifest<K>[]>([]);
  return {
    OwnManifests: ({ manifests, children }) => <Context value={useManifests(manifests)}>{children}</Context>,
    useOwnManifests: () => useContext(Context),
  };
}

/** What `viewsAt` found for a place, one after the other; what fails in one leaves the others in use. */
export function Views<Given extends object>({
  of,
  given,
}: {
  of: readonly { name: string; component: ComponentType<Given> }[];
  given: Given;
}): ReactElement {
  return (
    <>
      {of.map(({ name, component: View }) => (
        <ErrorBoundary key={name}>
          <View {...given} />
        </ErrorBoundary>
      ))}
    </>
  );
}

/** The texts of an app's manifests as mountApp takes them. */
export function appTexts(
  namespace: string,
  manifests: Parameters<typeof textsOf>[0],
): Record<Language, Record<string, object>> {
  const { id, en } = textsOf(manifests);
  return { id: { [namespace]: id }, en: { [namespace]: en } };
}

import { lazy, type ReactElement, Suspense } from 'react';
import { Loading } from '../ui/empty-state.js';
import { type MapViewProps } from './map-model.js';

const MapCanvas = lazy(async () => ({ default: (await import('./map-canvas.js')).MapCanvas }));

/** The live map. Works without internet: borders, facilities, incidents and units are our own layers; tiles only when an address is set. */
export function MapView(props: MapViewProps): ReactElement {
  return (
    <Suspense fallback={<Loading />}>
      <MapCanvas {...props} />
    </Suspense>
  );
}

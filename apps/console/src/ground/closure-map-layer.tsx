import { ClosuresOnMap, DrawingOnMap } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWorkspace } from '../state/workspace-store.js';
import { useMapClosures } from './use-closures.js';
import { useDrawing } from './use-drawing.js';

/** Closed and flooded areas, and the one that is being drawn; a press opens one. */
export function ClosureMapLayer(): ReactElement {
  const closureId = useWorkspace((state) => state.closureId);
  const openClosure = useWorkspace((state) => state.openClosure);
  return (
    <>
      <ClosuresOnMap closures={useMapClosures(closureId)} onClosure={openClosure} />
      <DrawingOnMap drawing={useDrawing()} />
    </>
  );
}

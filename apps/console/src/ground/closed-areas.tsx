import { type Closure } from '#siaga/contracts';
import { lazyWindow, useEntities } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useHomeRegion } from '../state/home-region.js';
import { useWorkspace } from '../state/workspace-store.js';
import { ClosureMenu, DrawingHint, type DrawnArea } from './closure-tools.js';
import { useDrawingStore } from './drawing-store.js';
import { useDrawing } from './use-drawing.js';

const CloseAreaDialog = lazyWindow<{ area: DrawnArea; regionCode: string; onClose: () => void }>(
  async () => (await import('./closure-windows.js')).CloseAreaDialog,
);
const ClosureDialog = lazyWindow<{ closure: Closure; onClose: () => void }>(
  async () => (await import('./closure-windows.js')).ClosureDialog,
);

/** The menu of closed areas beside the map's other tools. */
export function ClosureTools(): ReactElement | null {
  const draw = useWorkspace((state) => state.draw);
  const openClosure = useWorkspace((state) => state.openClosure);
  return <ClosureMenu onDraw={draw} onSelect={openClosure} />;
}

/** What stands over the map for closed areas: the hint while one is drawn, and the windows. */
export function ClosedAreas(): ReactElement {
  const drawing = useDrawing();
  const { ring, drawn, end } = useDrawingStore();
  const closureId = useWorkspace((state) => state.closureId);
  const openClosure = useWorkspace((state) => state.openClosure);
  const closure = useEntities((state) => (closureId ? state.entities.closure.get(closureId) : undefined));
  const regionCode = useHomeRegion();
  return (
    <>
      {drawing && <DrawingHint drawing={drawing} ring={ring} />}
      {drawn && regionCode && (
        <CloseAreaDialog area={drawn} regionCode={regionCode} onClose={() => end(null)} />
      )}
      {closure && closure.liftedAt === null && (
        <ClosureDialog closure={closure} onClose={() => openClosure(null)} />
      )}
    </>
  );
}

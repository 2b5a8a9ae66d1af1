import { type MapDrawing } from '#siaga/web-kit';
import { useMemo } from 'react';
import { useWorkspace } from '../state/workspace-store.js';
import { useDrawingStore } from './drawing-store.js';

/** The area that is being drawn on the map, of the kind that the desk asks for; null while nobody draws. */
export function useDrawing(): MapDrawing | null {
  const kind = useWorkspace((state) => state.drawing);
  const draw = useWorkspace((state) => state.draw);
  return useMemo(() => {
    const { setRing, end } = useDrawingStore.getState();
    const stop = (drawn: Parameters<typeof end>[0]): void => {
      end(drawn);
      draw(null);
    };
    return (
      kind && {
        kind,
        onDone: (ring) => stop({ kind, ring }),
        onCancel: () => stop(null),
        onChange: setRing,
      }
    );
  }, [kind, draw]);
}

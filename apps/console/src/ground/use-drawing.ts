import { type Point } from '#siaga/contracts';
import { type MapViewProps } from '#siaga/web-kit';
import { useMemo, useState } from 'react';
import { useWorkspace } from '../state/workspace-store.js';
import { type DrawnArea } from './closure-tools.js';

const NOTHING: readonly Point[] = [];

/** An area being drawn on the map, and the one that was just drawn. */
export interface Drawing {
  /** What the map needs while somebody draws. */
  onMap: NonNullable<MapViewProps['drawing']> | null;
  /** The corners set so far. */
  ring: readonly Point[];
  drawn: DrawnArea | null;
  forget: () => void;
}

/** Draws the kind of area that the desk asks for. */
export function useDrawing(): Drawing {
  const kind = useWorkspace((state) => state.drawing);
  const draw = useWorkspace((state) => state.draw);
  const [ring, setRing] = useState(NOTHING);
  const [drawn, setDrawn] = useState<DrawnArea | null>(null);
  const onMap = useMemo(() => {
    const stop = (): void => {
      setRing(NOTHING);
      draw(null);
    };
    return (
      kind && {
        kind,
        onDone: (done: DrawnArea['ring']) => {
          setDrawn({ kind, ring: done });
          stop();
        },
        onCancel: stop,
        onChange: setRing,
      }
    );
  }, [kind, draw]);
  return { onMap, ring, drawn, forget: () => setDrawn(null) };
}

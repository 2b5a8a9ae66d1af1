import { type MapViewProps } from '#siaga/web-kit';
import { useMemo, useState } from 'react';
import { useDesk } from '../state/desk-store.js';
import { type DrawnArea } from './closure-tools.js';

/** An area being drawn on the map, and the one that was just drawn. */
export interface Drawing {
  /** What the map needs while somebody draws. */
  onMap: NonNullable<MapViewProps['drawing']> | null;
  points: number;
  drawn: DrawnArea | null;
  forget: () => void;
}

/** Draws the kind of area that the desk asks for. */
export function useDrawing(): Drawing {
  const kind = useDesk((state) => state.drawing);
  const draw = useDesk((state) => state.draw);
  const [points, setPoints] = useState(0);
  const [drawn, setDrawn] = useState<DrawnArea | null>(null);
  const onMap = useMemo(
    () =>
      kind && {
        kind,
        onDone: (ring: DrawnArea['ring']) => {
          setDrawn({ kind, ring });
          setPoints(0);
          draw(null);
        },
        onCancel: () => {
          setPoints(0);
          draw(null);
        },
        onChange: setPoints,
      },
    [kind, draw],
  );
  return { onMap, points, drawn, forget: () => setDrawn(null) };
}

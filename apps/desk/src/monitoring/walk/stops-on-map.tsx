import { toLatLng, useLeafletMap } from '#siaga/web-kit';
import { divIcon, type Marker, marker } from 'leaflet';
import { useEffect, useEffectEvent } from 'react';
import { type NumberedStop } from './kept-walk.policy.js';

function iconOf({ number, isDone }: NumberedStop, isChosen: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = `mon-pin ${isDone ? 'is-done' : ''} ${isChosen ? 'is-chosen' : ''}`;
  element.textContent = String(number);
  return element;
}

/** The houses of a walk under their numbers. The list beside the map is the way for keys: marks are pressed only. */
export function StopsOnMap({
  stops,
  chosenId,
  onStop,
}: {
  stops: readonly NumberedStop[];
  chosenId: string | null;
  onStop: (id: string) => void;
}): null {
  const map = useLeafletMap();
  const press = useEffectEvent(onStop);
  useEffect(() => {
    const marks: Marker[] = [];
    for (const stop of stops) {
      if (stop.point === null) continue;
      const isChosen = stop.id === chosenId;
      const icon = divIcon({ html: iconOf(stop, isChosen), className: '', iconSize: [0, 0] });
      const placed = marker(toLatLng(stop.point), {
        ...{ icon, keyboard: false, bubblingMouseEvents: false },
        zIndexOffset: isChosen ? 2_000 : stop.isDone ? 0 : 1_000 - stop.number,
      });
      placed.on('click', () => press(stop.id));
      marks.push(placed.addTo(map));
    }
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, stops, chosenId]);
  return null;
}

import 'leaflet/dist/leaflet.css';
import '../styles/map.css';
import { type LatLngBounds, latLngBounds, type Map as LeafletMap, point as pixels } from 'leaflet';
import { type ReactElement, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { type Point } from '#siaga/contracts';
import { useTheme } from '../lib/theme.js';
import { pointsThatFit } from './focus-points.policy.js';
import { toBounds, toLatLng, toPoint } from './geometry.js';
import { useGroundLayer } from './ground/use-ground-layer.js';
import { buildKit, type MapKit } from './map-kit.js';
import { type MapViewProps } from './map-model.js';
import { OnMapContext } from './on-map-context.js';

const CLOSEST_FOCUS_ZOOM = 15;
const NEAR_ZOOM = 14;
/** Below this a town is a few pixels: what is small is left out. */
const WIDE_ZOOM = 10;

function focusOn(map: LeafletMap, { focus, padding }: MapViewProps): void {
  if (!focus || focus.points.length === 0) return;
  const { points, minZoom = 0, maxZoom = CLOSEST_FOCUS_ZOOM } = focus;
  const boundsOf = (some: readonly Point[]): LatLngBounds =>
    latLngBounds(some.map((point) => toLatLng(point)));
  const room = pixels(padding.left + padding.right, padding.top + padding.bottom);
  const shown = pointsThatFit(points, minZoom, (some) => map.getBoundsZoom(boundsOf(some), false, room));
  map.fitBounds(boundsOf(shown), {
    paddingTopLeft: [padding.left, padding.top],
    paddingBottomRight: [padding.right, padding.bottom],
    maxZoom: shown.length < points.length && shown.length === 1 ? minZoom : maxZoom,
    animate: false,
  });
}

/** Owns the Leaflet map: one effect sets it up, its children draw on it; loaded only when a screen has a map. */
export function MapCanvas(props: MapViewProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [kit, setKit] = useState<MapKit | null>(null);
  const theme = useTheme((state) => state.theme);

  const onPick = useEffectEvent((latLng: { lat: number; lng: number }) => props.onPick?.(toPoint(latLng)));
  const onMove = useEffectEvent((map: LeafletMap) => {
    const zoom = map.getZoom();
    if (box.current)
      box.current.dataset['zoom'] = zoom >= NEAR_ZOOM ? 'near' : zoom < WIDE_ZOOM ? 'wide' : 'far';
    props.onViewChange?.(toBounds(map.getBounds()));
  });
  const setUp = useEffectEvent((element: HTMLElement) =>
    buildKit(element, props, { onPick: (latLng) => onPick(latLng), onMove: (map) => onMove(map) }),
  );
  const refocus = useEffectEvent((map: LeafletMap) => focusOn(map, props));

  useEffect(() => {
    if (!box.current) return;
    const made = setUp(box.current);
    setKit(made);
    let isShown = box.current.clientWidth > 0;
    const resize = new ResizeObserver(([entry]) => {
      const wasShown = isShown;
      isShown = (entry?.contentRect.width ?? 0) > 0;
      made.map.invalidateSize();
      // A map that was hidden behind a tab had no size to fit anything into.
      if (isShown && !wasShown) refocus(made.map);
    });
    resize.observe(box.current);
    return () => {
      resize.disconnect();
      made.map.remove();
      setKit(null);
    };
  }, []);

  const hasGround = useGroundLayer(kit?.map ?? null, theme, props.tileUrl === null);
  const onMap = useMemo(() => kit && { kit, hasGround }, [kit, hasGround]);
  const focusKey = props.focus?.key;
  useEffect(() => {
    if (kit) refocus(kit.map);
  }, [kit, focusKey]);

  return (
    <>
      <div ref={box} className="sg-map" role="application" aria-label={props.ariaLabel} />
      {onMap && <OnMapContext value={onMap}>{props.children}</OnMapContext>}
    </>
  );
}

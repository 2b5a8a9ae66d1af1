import 'leaflet/dist/leaflet.css';
import '../styles/map.css';
import { type LatLngBounds, latLngBounds, type Map as LeafletMap, point as pixels } from 'leaflet';
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Point } from '#siaga/contracts';
import { useTheme } from '../lib/theme.js';
import { DrawLayer } from './draw-layer.js';
import { pointsThatFit } from './focus-points.policy.js';
import { toBounds, toLatLng, toPoint } from './geometry.js';
import { useGroundLayer } from './ground/use-ground-layer.js';
import { buildLayers, type Layers } from './map-layers.js';
import { type MapViewProps } from './map-model.js';

const CLOSEST_FOCUS_ZOOM = 15;
const NEAR_ZOOM = 14;
/** Below this a town is a few pixels: what is small is left out. */
const WIDE_ZOOM = 10;
const AGE_EVERY_MS = 10_000;

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

/** Owns the Leaflet map and its panes: one effect sets up, others move data; loaded only when a screen has a map. */
export function MapCanvas(props: MapViewProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [layers, setLayers] = useState<Layers | null>(null);
  const theme = useTheme((state) => state.theme);
  const {
    positions,
    units,
    facilities,
    incidents,
    borders,
    draft,
    fixes,
    line,
    route,
    candidateLines,
    closures,
    drawing,
    stalePositionS,
    ageText,
    focus,
  } = props;

  const onPick = useEffectEvent((latLng: { lat: number; lng: number }) => {
    if (!props.drawing) props.onPick?.(toPoint(latLng));
  });
  const onHover = useEffectEvent((latLng: { lat: number; lng: number } | null) =>
    props.onHover?.(latLng && toPoint(latLng)),
  );
  const onClosure = useEffectEvent((closureId: string) => {
    if (!props.drawing) props.onClosure?.(closureId);
  });
  const onUnit = useEffectEvent((unitId: string) => props.onUnit?.(unitId));
  const onIncident = useEffectEvent((incidentId: string) => props.onIncident?.(incidentId));
  const onMove = useEffectEvent((map: LeafletMap) => {
    const zoom = map.getZoom();
    if (box.current)
      box.current.dataset['zoom'] = zoom >= NEAR_ZOOM ? 'near' : zoom < WIDE_ZOOM ? 'wide' : 'far';
    props.onViewChange?.(toBounds(map.getBounds()));
  });
  const setUp = useEffectEvent((element: HTMLElement) =>
    buildLayers(element, props, {
      onPick: (latLng) => onPick(latLng),
      onHover: (latLng) => onHover(latLng),
      onClosure: (id) => onClosure(id),
      onUnit: (id) => onUnit(id),
      onIncident: (id) => onIncident(id),
      onMove: (map) => onMove(map),
    }),
  );

  const refocus = useEffectEvent((map: LeafletMap) => focusOn(map, props));

  useEffect(() => {
    if (!box.current) return;
    const made = setUp(box.current);
    setLayers(made);
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
      setLayers(null);
    };
  }, []);

  useEffect(
    () => layers?.units.setUnits(units, stalePositionS, ageText),
    [layers, units, stalePositionS, ageText],
  );
  useEffect(() => layers?.facilities.setFacilities(facilities), [layers, facilities]);
  useEffect(() => layers?.incidents.setIncidents(incidents), [layers, incidents]);
  const hasGround = useGroundLayer(layers?.map ?? null, theme, props.tileUrl === null);
  useEffect(() => layers?.borders.setBorders(borders, hasGround), [layers, borders, hasGround, theme]);
  useEffect(() => layers?.closures.setClosures(closures ?? []), [layers, closures]);
  useEffect(() => layers?.routes.setRoute(route), [layers, route, theme]);
  useEffect(() => layers?.routes.setStreet(candidateLines), [layers, candidateLines, theme]);
  useEffect(() => layers?.incidents.repaint(), [layers, theme]);
  useEffect(() => layers?.draft.setDraft(draft, fixes ?? []), [layers, draft, fixes, theme]);

  const straight = route ? null : (line ?? null);
  useEffect(() => {
    if (!layers) return;
    const drawLine = (): void =>
      layers.draft.setLine(
        straight ? (positions.get(straight.fromUnitId)?.point ?? null) : null,
        straight?.to ?? null,
      );
    drawLine();
    const stop = positions.subscribe((changed) => {
      layers.units.move(changed);
      if (straight && changed.has(straight.fromUnitId)) drawLine();
    });
    const timer = setInterval(() => layers.units.age(), AGE_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [layers, positions, straight, theme]);

  const isDrawing = Boolean(drawing);
  const closureKind = drawing?.kind ?? 'closed';
  const onDone = useEffectEvent((ring: readonly Point[]) => props.drawing?.onDone(ring));
  const onCancel = useEffectEvent(() => props.drawing?.onCancel());
  const onDrawn = useEffectEvent((ring: readonly Point[]) => props.drawing?.onChange?.(ring));
  useEffect(() => {
    if (!layers || !isDrawing) return;
    const draw = new DrawLayer(layers.map, {
      kind: closureKind,
      onDone: (ring) => onDone(ring),
      onCancel: () => onCancel(),
      onChange: (ring) => onDrawn(ring),
    });
    return () => draw.stop();
  }, [layers, isDrawing, closureKind]);

  const focusKey = focus?.key;
  useEffect(() => {
    if (layers) refocus(layers.map);
  }, [layers, focusKey]);

  return (
    <>
      <div ref={box} className="sg-map" role="application" aria-label={props.ariaLabel} />
      {layers && props.layers?.map((layer) => <layer.component key={layer.name} map={layers.map} />)}
    </>
  );
}

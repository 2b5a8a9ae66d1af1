import 'leaflet/dist/leaflet.css';
import {
  control,
  map as createMap,
  type LatLngBounds,
  latLngBounds,
  type Map as LeafletMap,
  point as pixels,
  tileLayer,
} from 'leaflet';
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Point } from '#siaga/contracts';
import { useTheme } from '../lib/theme.js';
import { BorderLayer } from './border-layer.js';
import { pointsThatFit } from './focus-points.policy.js';
import { toBounds, toLatLng, toPoint } from './geometry.js';
import { type MapViewProps } from './map-model.js';
import { DraftLayer, FacilityLayer, IncidentLayer } from './place-layers.js';
import { UnitLayer } from './unit-layer.js';

interface Layers {
  map: LeafletMap;
  units: UnitLayer;
  facilities: FacilityLayer;
  incidents: IncidentLayer;
  draft: DraftLayer;
  borders: BorderLayer;
}

/** Panes from the ground up; Leaflet's own tiles lie at 200. */
const PANES = {
  'sg-borders': 250,
  'sg-circles': 350,
  'sg-facilities': 450,
  'sg-incidents': 520,
  'sg-units': 560,
  'sg-selected': 640,
};
const FIRST_VIEW = { lon: 103.61, lat: -1.61 };
const FIRST_ZOOM = 12;
const CLOSEST_FOCUS_ZOOM = 15;
const NEAR_ZOOM = 14;
const AGE_EVERY_MS = 10_000;

interface Handlers {
  onPick: (latLng: { lat: number; lng: number }) => void;
  onUnit: (unitId: string) => void;
  onIncident: (incidentId: string) => void;
  onMove: (map: LeafletMap) => void;
}

function build(box: HTMLElement, props: MapViewProps, handlers: Handlers): Layers {
  const map = createMap(box, {
    zoomControl: false,
    attributionControl: props.tileUrl !== null,
    zoomSnap: 0.5,
  });
  for (const [name, zIndex] of Object.entries(PANES)) map.createPane(name).style.zIndex = String(zIndex);
  control.zoom({ position: 'topleft' }).addTo(map);
  control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  if (props.tileUrl !== null)
    tileLayer(props.tileUrl, { attribution: props.tileAttribution ?? '', maxZoom: 19 }).addTo(map);
  map.setView(toLatLng(FIRST_VIEW), FIRST_ZOOM);
  map.on('click', (event) => handlers.onPick(event.latlng));
  map.on('moveend', () => handlers.onMove(map));
  return {
    map,
    units: new UnitLayer(map, props.positions, handlers.onUnit),
    facilities: new FacilityLayer(map),
    incidents: new IncidentLayer(map, handlers.onIncident),
    draft: new DraftLayer(map),
    borders: new BorderLayer(map),
  };
}

function focusOn(map: LeafletMap, { focus, padding }: MapViewProps): void {
  if (!focus || focus.points.length === 0) return;
  const { points, minZoom = 0 } = focus;
  const boundsOf = (some: readonly Point[]): LatLngBounds =>
    latLngBounds(some.map((point) => toLatLng(point)));
  const room = pixels(padding.left + padding.right, padding.top + padding.bottom);
  const shown = pointsThatFit(points, minZoom, (some) => map.getBoundsZoom(boundsOf(some), false, room));
  map.fitBounds(boundsOf(shown), {
    paddingTopLeft: [padding.left, padding.top],
    paddingBottomRight: [padding.right, padding.bottom],
    maxZoom: shown.length < points.length && shown.length === 1 ? minZoom : CLOSEST_FOCUS_ZOOM,
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
    stalePositionS,
    ageText,
    focus,
  } = props;

  const onPick = useEffectEvent((latLng: { lat: number; lng: number }) => props.onPick?.(toPoint(latLng)));
  const onUnit = useEffectEvent((unitId: string) => props.onUnit?.(unitId));
  const onIncident = useEffectEvent((incidentId: string) => props.onIncident?.(incidentId));
  const onMove = useEffectEvent((map: LeafletMap) => {
    if (box.current) box.current.dataset['zoom'] = map.getZoom() >= NEAR_ZOOM ? 'near' : 'far';
    props.onViewChange?.(toBounds(map.getBounds()));
  });
  const setUp = useEffectEvent((element: HTMLElement) =>
    build(element, props, {
      onPick: (latLng) => onPick(latLng),
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
  useEffect(() => layers?.borders.setBorders(borders), [layers, borders, theme]);
  useEffect(() => layers?.incidents.repaint(), [layers, theme]);
  useEffect(() => layers?.draft.setDraft(draft, fixes ?? []), [layers, draft, fixes, theme]);

  useEffect(() => {
    if (!layers) return;
    const drawLine = (): void =>
      layers.draft.setLine(line ? (positions.get(line.fromUnitId)?.point ?? null) : null, line?.to ?? null);
    drawLine();
    const stop = positions.subscribe((changed) => {
      layers.units.move(changed);
      if (line && changed.has(line.fromUnitId)) drawLine();
    });
    const timer = setInterval(() => layers.units.age(), AGE_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [layers, positions, line, theme]);

  const focusKey = focus?.key;
  useEffect(() => {
    if (layers) refocus(layers.map);
  }, [layers, focusKey]);

  return <div ref={box} className="sg-map" role="application" aria-label={props.ariaLabel} />;
}

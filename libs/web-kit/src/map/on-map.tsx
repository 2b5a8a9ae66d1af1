import { type BorderCollection, type Place, type Point } from '#siaga/contracts';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTheme } from '../lib/theme.js';
import {
  type MapClosure,
  type MapDrawing,
  type MapFacility,
  type MapFound,
  type MapIncident,
  type MapPoint,
  type MapRoute,
  type MapUnit,
} from './map-model.js';
import { useOnMap } from './on-map-context.js';
import { type UnitWords } from './unit-layer.js';

// What can stand on a map: each renders nothing, draws what it is given and takes it away when it goes. Leaflet itself is not
// imported here: it is there with the map.

const AGE_EVERY_MS = 10_000;

/** Units where they are; what moves them and ages them is their own. */
export function UnitsOnMap({
  units,
  stalePositionS,
  ageText,
  onUnit,
}: {
  units: readonly MapUnit[];
  stalePositionS: number;
  /** Words for an age: they come from the app's language. */
  ageText: (seconds: number) => string;
  onUnit?: (unitId: string) => void;
}): null {
  const { kit } = useOnMap();
  const press = useEffectEvent((id: string) => onUnit?.(id));
  const { t } = useTranslation('common');
  const words = useMemo<UnitWords>(
    () => ({ age: ageText, doubt: (doubt) => t(`fixDoubt.${doubt}`) }),
    [ageText, t],
  );
  useEffect(() => kit.units.setUnits(units, stalePositionS, words), [kit, units, stalePositionS, words]);
  useEffect(() => {
    const deaf = kit.onPress('unit', (id) => press(id));
    const stop = kit.positions.subscribe((changed) => kit.units.move(changed));
    const timer = setInterval(() => kit.units.age(), AGE_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
      deaf();
      kit.units.setUnits([], 0, { age: String, doubt: String });
    };
  }, [kit]);
  return null;
}

export function FacilitiesOnMap({ facilities }: { facilities: readonly MapFacility[] }): null {
  const { kit } = useOnMap();
  useEffect(() => kit.facilities.setFacilities(facilities), [kit, facilities]);
  useEffect(() => () => kit.facilities.setFacilities([]), [kit]);
  return null;
}

export function IncidentsOnMap({
  incidents,
  onIncident,
}: {
  incidents: readonly MapIncident[];
  onIncident?: (incidentId: string) => void;
}): null {
  const { kit } = useOnMap();
  const theme = useTheme((state) => state.theme);
  const press = useEffectEvent((id: string) => onIncident?.(id));
  useEffect(() => kit.incidents.setIncidents(incidents), [kit, incidents]);
  useEffect(() => kit.incidents.repaint(), [kit, theme]);
  useEffect(() => {
    const deaf = kit.onPress('incident', (id) => press(id));
    return () => {
      deaf();
      kit.incidents.setIncidents([]);
    };
  }, [kit]);
  return null;
}

export function BordersOnMap({ borders }: { borders: BorderCollection | null }): null {
  const { kit, hasGround } = useOnMap();
  const theme = useTheme((state) => state.theme);
  useEffect(() => kit.borders.setBorders(borders, hasGround), [kit, borders, hasGround, theme]);
  useEffect(() => () => kit.borders.setBorders(null, false), [kit]);
  return null;
}

export function ClosuresOnMap({
  closures,
  onClosure,
}: {
  closures: readonly MapClosure[];
  onClosure?: (closureId: string) => void;
}): null {
  const { kit } = useOnMap();
  const press = useEffectEvent((id: string) => onClosure?.(id));
  useEffect(() => kit.closures.setClosures(closures), [kit, closures]);
  useEffect(() => {
    const deaf = kit.onPress('closure', (id) => press(id));
    return () => {
      deaf();
      kit.closures.setClosures([]);
    };
  }, [kit]);
  return null;
}

/** The way that a unit drives. */
export function RouteOnMap({ route }: { route: MapRoute | null }): null {
  const { kit } = useOnMap();
  const theme = useTheme((state) => state.theme);
  useEffect(() => kit.routes.setRoute(route), [kit, route, theme]);
  useEffect(() => () => kit.routes.setRoute(null), [kit]);
  return null;
}

/** A straight line from a unit, which it follows, to a point. */
export function LineOnMap({ line }: { line: { fromUnitId: string; to: Point } | null }): null {
  const { kit } = useOnMap();
  const theme = useTheme((state) => state.theme);
  useEffect(() => {
    if (!line) return;
    const draw = (): void => kit.draft.setLine(kit.positions.get(line.fromUnitId)?.point ?? null, line.to);
    draw();
    const stop = kit.positions.subscribe((changed) => changed.has(line.fromUnitId) && draw());
    return () => {
      stop();
      kit.draft.setLine(null, null);
    };
  }, [kit, line, theme]);
  return null;
}

/** A place in hand: a pin with its radius; the caller's own fixes each with theirs. */
export function PlaceOnMap({ place, fixes }: { place: Place | null; fixes: readonly Place[] }): null {
  const { kit } = useOnMap();
  const theme = useTheme((state) => state.theme);
  useEffect(() => kit.draft.setDraft(place, fixes), [kit, place, fixes, theme]);
  useEffect(() => () => kit.draft.setDraft(null, []), [kit]);
  return null;
}

/** A street that a search found. */
export function FoundOnMap({ found }: { found: MapFound | null }): null {
  const { kit } = useOnMap();
  const theme = useTheme((state) => state.theme);
  useEffect(() => kit.routes.setStreet(found), [kit, found, theme]);
  useEffect(() => () => kit.routes.setStreet(null), [kit]);
  return null;
}

/** Named points; each use is a layer of its own. */
export function PointsOnMap({ points }: { points: readonly MapPoint[] }): null {
  const { kit } = useOnMap();
  const [layer] = useState(() => kit.makePoints());
  useEffect(() => layer.setPoints(points), [layer, points]);
  useEffect(() => () => layer.setPoints([]), [layer]);
  return null;
}

/** Has the person draw an area. Only the kind begins anew. */
export function DrawingOnMap({ drawing }: { drawing: MapDrawing | null }): null {
  const { kit } = useOnMap();
  const kind = drawing?.kind ?? null;
  const onDone = useEffectEvent((ring: readonly Point[]) => drawing?.onDone(ring));
  const onCancel = useEffectEvent(() => drawing?.onCancel());
  const onChange = useEffectEvent((ring: readonly Point[]) => drawing?.onChange?.(ring));
  useEffect(() => {
    if (!kind) return;
    return kit.startDrawing({
      kind,
      onDone: (ring) => onDone(ring),
      onCancel: () => onCancel(),
      onChange: (ring) => onChange(ring),
    });
  }, [kit, kind]);
  return null;
}

import {
  type BorderCollection,
  type Bounds,
  type ClosureKind,
  type Facility,
  type Place,
  type Point,
  type Triage,
  type UnitType,
} from '#siaga/contracts';
import { type Map as LeafletMap } from 'leaflet';
import { type ComponentType } from 'react';
import { type PositionStore } from '../store/position-store.js';
import { type UnitState } from '../store/selectors.js';

export interface MapUnit {
  id: string;
  callSign: string;
  type: UnitType;
  state: UnitState;
  /** Where it is drawn while no position has come: its post. */
  fallback: Point | null;
  isSelected: boolean;
}

export interface MapFacility {
  id: string;
  name: string;
  kind: Facility['kind'];
  point: Point;
  isDiverted: boolean;
}

export interface MapIncident {
  id: string;
  label: string;
  place: Place;
  triage: Triage | null;
  isSelected: boolean;
}

/** An area that no car goes through. */
export interface MapClosure {
  id: string;
  kind: ClosureKind;
  ring: readonly Point[];
  /** Stands in its middle: the kind in words, and the note. */
  label: string;
  isSelected: boolean;
}

/** [lon, lat] pairs, as routes and found streets have them. */
export type MapLine = readonly (readonly [lon: number, lat: number])[];

/** What a layer that a manifest adds is given: the map to draw on. It renders nothing and takes away what it drew. */
export interface MapLayerProps {
  map: LeafletMap;
}

export interface MapPadding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface MapViewProps {
  units: readonly MapUnit[];
  facilities: readonly MapFacility[];
  incidents: readonly MapIncident[];
  borders: BorderCollection | null;
  /** The place in hand: a pin with its radius. */
  draft: Place | null;
  /** Reported fixes of the caller, each with its own radius. */
  fixes?: readonly Place[];
  /** Straight line from the chosen unit to the place. */
  line?: { fromUnitId: string; to: Point } | null;
  /** The way the chosen unit drives; drawn in place of the straight line. */
  route?: { line: MapLine; isEstimate: boolean; widthPx?: number } | null;
  /** A found street that is looked at, with the area in which the place lies. */
  candidateLines?: { lines: readonly MapLine[]; point: Point; accuracyM: number } | null;
  closures?: readonly MapClosure[];
  /**
   * While set, presses draw an area: a press, or Space in the middle of the map, sets a point; Backspace takes the last one
   * back; Enter, a double press or the first point ends it; Escape gives up. Nothing can be picked meanwhile.
   */
  drawing?: {
    kind: ClosureKind;
    onDone: (ring: readonly Point[]) => void;
    onCancel: () => void;
    /** After each point set or taken back: the ring as it stands. */
    onChange?: (ring: readonly Point[]) => void;
  } | null;
  positions: PositionStore;
  stalePositionS: number;
  tileUrl: string | null;
  tileAttribution: string | null;
  /** Room that panels take: what is focused stays clear of it. */
  padding: MapPadding;
  /**
   * What to bring into view; a new `key` moves the map, the same key leaves it to the person. Points that would need a
   * zoom below `minZoom` are left out, the last first. No nearer than `maxZoom`.
   */
  focus: { key: string; points: readonly Point[]; minZoom?: number; maxZoom?: number } | null;
  /** Words for the ages and the names: they come from the app's language. */
  ageText: (seconds: number) => string;
  onPick?: (point: Point) => void;
  /** Where the mouse is, null when it left the map. */
  onHover?: (point: Point | null) => void;
  onClosure?: (closureId: string) => void;
  onUnit?: (unitId: string) => void;
  onIncident?: (incidentId: string) => void;
  onViewChange?: (bounds: Bounds) => void;
  /** Layers of the manifests, by name. */
  layers?: readonly { name: string; component: ComponentType<MapLayerProps> }[];
  ariaLabel: string;
}

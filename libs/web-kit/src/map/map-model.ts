import {
  type Bounds,
  type ClosureKind,
  type Facility,
  type Place,
  type Point,
  type Triage,
  type UnitType,
} from '#siaga/contracts';
import { type ReactNode } from 'react';
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

/** A way that a unit drives; drawn in place of the straight line. */
export interface MapRoute {
  line: MapLine;
  isEstimate: boolean;
  widthPx?: number;
}

/** A found street that is looked at, with the area in which the place lies. */
export interface MapFound {
  lines: readonly MapLine[];
  point: Point;
  accuracyM: number;
}

/** A point with a name, for what has no mark of its own. */
export interface MapPoint {
  id: string;
  name: string;
  point: Point;
}

/**
 * While drawn, presses draw an area: a press, or Space in the middle of the map, sets a point; Backspace takes the last one
 * back; Enter, a double press or the first point ends it; Escape gives up. Nothing can be picked meanwhile.
 */
export interface MapDrawing {
  kind: ClosureKind;
  onDone: (ring: readonly Point[]) => void;
  onCancel: () => void;
  /** After each point set or taken back: the ring as it stands. */
  onChange?: (ring: readonly Point[]) => void;
}

export interface MapPadding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** The map itself: its ground, where it looks, and presses on it. What is drawn on it are its children: `UnitsOnMap` and the like. */
export interface MapViewProps {
  /** Where units are, for whatever follows them. */
  positions: PositionStore;
  tileUrl: string | null;
  tileAttribution: string | null;
  /** Room that panels take: what is focused stays clear of it. */
  padding: MapPadding;
  /**
   * What to bring into view; a new `key` moves the map, the same key leaves it to the person. Points that would need a
   * zoom below `minZoom` are left out, the last first. No nearer than `maxZoom`.
   */
  focus: { key: string; points: readonly Point[]; minZoom?: number; maxZoom?: number } | null;
  onPick?: (point: Point) => void;
  onViewChange?: (bounds: Bounds) => void;
  ariaLabel: string;
  children?: ReactNode;
}

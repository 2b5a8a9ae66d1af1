import {
  type Circle,
  type Map as LeafletMap,
  type Marker,
  type Polyline,
  circle,
  marker,
  polyline,
} from 'leaflet';
import { type Place, type Point } from '#siaga/contracts';
import { cssColour } from '../lib/css-colour.js';
import { toLatLng } from './geometry.js';
import { type MapFacility, type MapIncident } from './map-model.js';
import { LABEL_LINE_PX } from './label-slots.policy.js';
import { facilityMark, incidentMark, type Mark, MARKER_OPTIONS, pinMark } from './mark.js';
import { type Named, type NameBoard } from './name-board.js';

/** Radii smaller than this say nothing on a city map. */
const SMALLEST_CIRCLE_M = 15;
/** Radii larger than this cover the map: a full tint would hide what lies under it. */
const WIDE_CIRCLE_M = 1_500;
/** From the cross's middle to its name, and when it chooses its place: behind the units, hospitals first. */
const NAME_LEFT_PX = 14;
const HOSPITAL_ORDER = 10;
const CROSS_COVERS = [{ x: -7, y: 0, widthPx: 14, fromOrder: HOSPITAL_ORDER }];
const MINOR_ORDER = 11;
const INCIDENT_NAME_LEFT_PX = 17;
const INCIDENT_COVERS = [{ x: -8, y: 0, widthPx: 16 }];
/** The pin stands on its point: two lines of names would run through it. */
const PIN_COVERS = [-8, -24].map((y) => ({ x: -12, y, widthPx: 24 }));

function radius(place: Place, colour: string): Circle {
  return circle(toLatLng(place.point), {
    radius: Math.max(SMALLEST_CIRCLE_M, place.accuracyM),
    pane: 'sg-circles',
    interactive: false,
    color: colour,
    weight: 1.2,
    dashArray: '4 4',
    fillColor: colour,
    fillOpacity: place.accuracyM > WIDE_CIRCLE_M ? 0.03 : 0.1,
  });
}

/** Facilities as crosses, keyed by id. */
export class FacilityLayer {
  private readonly drawn = new Map<string, { facility: MapFacility; mark: Mark; marker: Marker }>();

  constructor(
    private readonly map: LeafletMap,
    private readonly names: NameBoard,
  ) {
    names.add(() => this.named());
  }

  setFacilities(facilities: readonly MapFacility[]): void {
    const wanted = new Map(facilities.map((facility) => [facility.id, facility]));
    for (const [id, known] of this.drawn) {
      if (wanted.get(id) === known.facility) continue;
      known.marker.remove();
      this.drawn.delete(id);
    }
    for (const facility of facilities) if (!this.drawn.has(facility.id)) this.draw(facility);
    this.names.arrangeSoon();
  }

  /** Behind the units. From afar only hospitals have names. */
  private *named(): Generator<Named> {
    const isNear = this.map.getContainer().dataset['zoom'] === 'near';
    for (const { facility, mark, marker: at } of this.drawn.values()) {
      const isMinor = facility.kind !== 'hospital';
      if (isMinor && !isNear) continue;
      yield {
        id: `${facility.name} ${facility.id}`,
        mark,
        marker: at,
        covers: CROSS_COVERS,
        mostShiftPx: LABEL_LINE_PX,
        nameLeftPx: NAME_LEFT_PX,
        order: isMinor ? MINOR_ORDER : HOSPITAL_ORDER,
        isKept: false,
      };
    }
  }

  private draw(facility: MapFacility): void {
    const made = facilityMark(facility.kind !== 'hospital');
    made.setName(facility.name);
    made.element.classList.toggle('is-diverted', facility.isDiverted);
    const placed = marker(toLatLng(facility.point), {
      ...MARKER_OPTIONS,
      icon: made.icon,
      pane: 'sg-facilities',
      interactive: false,
    });
    this.drawn.set(facility.id, { facility, mark: made, marker: placed.addTo(this.map) });
  }
}

/** Incidents with their accuracy circles, keyed by id. */
export class IncidentLayer {
  private readonly drawn = new Map<
    string,
    { incident: MapIncident; mark: Mark; marker: Marker; circle: Circle }
  >();

  constructor(
    private readonly map: LeafletMap,
    private readonly names: NameBoard,
    private readonly onPress: (incidentId: string) => void,
  ) {
    names.add(() => this.named());
  }

  setIncidents(incidents: readonly MapIncident[]): void {
    const wanted = new Map(incidents.map((incident) => [incident.id, incident]));
    for (const [id, known] of this.drawn) {
      if (wanted.get(id) === known.incident) continue;
      known.marker.remove();
      known.circle.remove();
      this.drawn.delete(id);
    }
    for (const incident of incidents) if (!this.drawn.has(incident.id)) this.draw(incident);
    this.names.arrangeSoon();
  }

  private *named(): Generator<Named> {
    for (const { incident, mark, marker: at } of this.drawn.values())
      yield {
        id: incident.id,
        mark,
        marker: at,
        covers: INCIDENT_COVERS,
        nameLeftPx: INCIDENT_NAME_LEFT_PX,
        order: 0,
        isKept: true,
      };
  }

  /** Colours of circles are painted, not styled: a new theme needs them painted again. */
  repaint(): void {
    for (const { incident, circle: drawn } of this.drawn.values()) {
      const colour = cssColour(incident.triage ? `--${incident.triage}` : '--faint');
      drawn.setStyle({ color: colour, fillColor: colour });
    }
  }

  private draw(incident: MapIncident): void {
    const made = incidentMark();
    made.element.dataset['triage'] = incident.triage ?? 'none';
    made.element.classList.toggle('is-selected', incident.isSelected);
    made.setName(incident.isSelected ? incident.label : '');
    const placed = marker(toLatLng(incident.place.point), {
      ...MARKER_OPTIONS,
      icon: made.icon,
      pane: incident.isSelected ? 'sg-selected' : 'sg-incidents',
      title: incident.label,
    });
    placed.on('click', () => this.onPress(incident.id)).addTo(this.map);
    const around = radius(
      incident.place,
      cssColour(incident.triage ? `--${incident.triage}` : '--faint'),
    ).addTo(this.map);
    this.drawn.set(incident.id, { incident, mark: made, marker: placed, circle: around });
  }
}

/** The place in hand: pin, radius, the caller's own fixes and the line from the chosen unit. */
export class DraftLayer {
  private pin: { mark: Mark; marker: Marker } | null = null;
  private circles: Circle[] = [];
  private line: Polyline | null = null;

  constructor(
    private readonly map: LeafletMap,
    private readonly names: NameBoard,
  ) {
    names.add(() => this.named());
  }

  setDraft(draft: Place | null, fixes: readonly Place[]): void {
    this.pin?.marker.remove();
    this.pin = null;
    this.names.arrangeSoon();
    for (const drawn of this.circles) drawn.remove();
    this.circles = fixes.map((fix) => radius(fix, cssColour('--muted')).addTo(this.map));
    if (!draft) return;
    const mark = pinMark();
    const placed = marker(toLatLng(draft.point), {
      ...MARKER_OPTIONS,
      icon: mark.icon,
      pane: 'sg-selected',
      interactive: false,
    });
    this.pin = { mark, marker: placed.addTo(this.map) };
    this.circles.push(radius(draft, cssColour('--accent')).addTo(this.map));
  }

  private *named(): Generator<Named> {
    if (this.pin) yield { ...this.pin, id: 'pin', covers: PIN_COVERS, nameLeftPx: 0, order: 0, isKept: true };
  }

  setLine(from: Point | null, to: Point | null): void {
    this.line?.remove();
    this.line = null;
    if (!from || !to) return;
    this.line = polyline([toLatLng(from), toLatLng(to)], {
      color: cssColour('--accent'),
      weight: 2.5,
      dashArray: '7 7',
      pane: 'sg-circles',
      interactive: false,
    }).addTo(this.map);
  }
}

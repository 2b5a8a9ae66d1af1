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
import { cssColour } from './css-colour.js';
import { toLatLng } from './geometry.js';
import { type MapFacility, type MapIncident } from './map-model.js';
import { facilityMark, incidentMark, type Mark, MARKER_OPTIONS, pinMark } from './mark.js';

/** Radii smaller than this say nothing on a city map. */
const SMALLEST_CIRCLE_M = 15;
/** Radii larger than this cover the map: a full tint would hide what lies under it. */
const WIDE_CIRCLE_M = 1_500;

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

  constructor(private readonly map: LeafletMap) {}

  setFacilities(facilities: readonly MapFacility[]): void {
    const wanted = new Map(facilities.map((facility) => [facility.id, facility]));
    for (const [id, known] of this.drawn) {
      if (wanted.get(id) === known.facility) continue;
      known.marker.remove();
      this.drawn.delete(id);
    }
    for (const facility of facilities) if (!this.drawn.has(facility.id)) this.draw(facility);
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
  private readonly drawn = new Map<string, { incident: MapIncident; marker: Marker; circle: Circle }>();

  constructor(
    private readonly map: LeafletMap,
    private readonly onPress: (incidentId: string) => void,
  ) {}

  setIncidents(incidents: readonly MapIncident[]): void {
    const wanted = new Map(incidents.map((incident) => [incident.id, incident]));
    for (const [id, known] of this.drawn) {
      if (wanted.get(id) === known.incident) continue;
      known.marker.remove();
      known.circle.remove();
      this.drawn.delete(id);
    }
    for (const incident of incidents) if (!this.drawn.has(incident.id)) this.draw(incident);
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
    this.drawn.set(incident.id, { incident, marker: placed, circle: around });
  }
}

/** The place in hand: pin, radius, the caller's own fixes and the line from the chosen unit. */
export class DraftLayer {
  private pin: Marker | null = null;
  private circles: Circle[] = [];
  private line: Polyline | null = null;

  constructor(private readonly map: LeafletMap) {}

  setDraft(draft: Place | null, fixes: readonly Place[]): void {
    this.pin?.remove();
    this.pin = null;
    for (const drawn of this.circles) drawn.remove();
    this.circles = fixes.map((fix) => radius(fix, cssColour('--muted')).addTo(this.map));
    if (!draft) return;
    this.pin = marker(toLatLng(draft.point), {
      ...MARKER_OPTIONS,
      icon: pinMark().icon,
      pane: 'sg-selected',
      interactive: false,
    }).addTo(this.map);
    this.circles.push(radius(draft, cssColour('--accent')).addTo(this.map));
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

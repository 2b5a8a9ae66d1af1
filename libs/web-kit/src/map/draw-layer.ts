import { type Point } from '#siaga/contracts';
import {
  circleMarker,
  DomEvent,
  featureGroup,
  type FeatureGroup,
  type LeafletMouseEvent,
  type Map as LeafletMap,
  polygon,
  polyline,
} from 'leaflet';
import { closureStyle } from './closure-layer.js';
import { toLatLng, toPoint } from './geometry.js';
import { type MapDrawing } from './map-model.js';
import { FEWEST_POINTS, meaningOfPress } from './ring-draft.policy.js';

/** So near a point of the ring, a finger or a mouse is on it. */
const NEAR_PX = 14;

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(target.tagName));

/** Draws one area by presses or keys. Lives from the start of a drawing to its end. */
export class DrawLayer {
  private ring: Point[] = [];
  private mouse: Point | null = null;
  private shown: FeatureGroup | null = null;

  constructor(
    private readonly map: LeafletMap,
    private readonly drawing: MapDrawing,
  ) {
    map.doubleClickZoom.disable();
    map.on('click', this.onPress).on('dblclick', this.end).on('mousemove', this.onMove);
    // In the capture phase: the screen's own keys (Escape closes, Enter sends) wait until the drawing ended.
    window.addEventListener('keydown', this.onKey, { capture: true });
    const box = map.getContainer();
    box.classList.add('is-drawing');
    box.focus({ preventScroll: true });
  }

  /** Takes the drawing off the map without a word. */
  stop(): void {
    this.map.off('click', this.onPress).off('dblclick', this.end).off('mousemove', this.onMove);
    window.removeEventListener('keydown', this.onKey, { capture: true });
    this.map.doubleClickZoom.enable();
    this.map.getContainer().classList.remove('is-drawing');
    this.shown?.remove();
  }

  private readonly onPress = (event: LeafletMouseEvent): void => this.press(toPoint(event.latlng));

  private readonly onMove = (event: LeafletMouseEvent): void => {
    this.mouse = toPoint(event.latlng);
    this.show();
  };

  private readonly end = (): void => {
    if (this.ring.length >= FEWEST_POINTS) this.drawing.onDone(this.ring);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (isEditable(event.target) && event.key !== 'Escape') return;
    const actions: Partial<Record<string, () => void>> = {
      Enter: this.end,
      Escape: () => this.drawing.onCancel(),
      Backspace: () => this.setRing(this.ring.slice(0, -1)),
      ' ': () => this.press(toPoint(this.map.getCenter())),
    };
    const act = actions[event.key];
    if (!act) return;
    DomEvent.stop(event);
    act();
  };

  private press(point: Point): void {
    const at = this.map.latLngToContainerPoint(toLatLng(point));
    const isNear = (other: Point): boolean =>
      at.distanceTo(this.map.latLngToContainerPoint(toLatLng(other))) <= NEAR_PX;
    const meaning = meaningOfPress(this.ring, isNear);
    if (meaning === 'end') this.end();
    if (meaning === 'point') this.setRing([...this.ring, point]);
  }

  private setRing(ring: Point[]): void {
    this.ring = ring;
    this.show();
    this.drawing.onChange?.(ring);
  }

  private show(): void {
    this.shown?.remove();
    const common = { pane: 'sg-selected', interactive: false };
    const style = { ...closureStyle(this.drawing.kind), ...common };
    const corners = this.ring.map(toLatLng);
    const next = this.mouse && corners.length > 0 ? [...corners, toLatLng(this.mouse)] : corners;
    this.shown = featureGroup([
      polygon(corners, { ...style, weight: 2 }),
      polyline(next, { ...common, className: style.className, weight: 2, dashArray: '5 5', fill: false }),
      ...corners.map((corner) =>
        circleMarker(corner, { ...common, radius: 5, weight: 2, className: 'sg-corner' }),
      ),
    ]).addTo(this.map);
  }
}

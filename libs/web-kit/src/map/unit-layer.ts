import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import { serverNowMs } from '../lib/server-clock.js';
import { type PositionStore } from '../realtime/position-store.js';
import { toLatLng } from './geometry.js';
import { type LabelBox, labelSlots } from './label-slots.policy.js';
import { type MapUnit } from './map-model.js';
import { type Mark, MARKER_OPTIONS, unitMark } from './mark.js';

interface Drawn {
  unit: MapUnit;
  mark: Mark;
  marker: Marker;
}

/** From the mark's middle to its name, and what a letter of the name takes on average. */
const NAME_LEFT_PX = 19;
const LETTER_PX = 6.8;
const NAME_PADDING_PX = 10;
/** Whose name stays when there is no room for all. */
const IMPORTANCE: Record<MapUnit['state'], number> = { scene: 1, moving: 1, offered: 1, ready: 2, off: 3 };

/** Units on the map, keyed by id: a moving unit moves its marker and nothing else. The selected one has its own pane on top. */
export class UnitLayer {
  private readonly drawn = new Map<string, Drawn>();
  private stalePositionS = 120;
  private ageText: (seconds: number) => string = String;
  private isArranging = false;

  constructor(
    private readonly map: LeafletMap,
    private readonly positions: PositionStore,
    private readonly onPress: (unitId: string) => void,
  ) {
    map.on('zoomend', () => this.arrangeSoon());
  }

  /** Draws these units and takes away the others. */
  setUnits(units: readonly MapUnit[], stalePositionS: number, ageText: (seconds: number) => string): void {
    this.stalePositionS = stalePositionS;
    this.ageText = ageText;
    const wanted = new Set(units.map((unit) => unit.id));
    for (const id of [...this.drawn.keys()]) if (!wanted.has(id)) this.remove(id);
    for (const unit of units) this.draw(unit);
    this.arrangeSoon();
  }

  /** Moves the units whose position is new. */
  move(changed: Iterable<string>): void {
    for (const id of changed) {
      const drawn = this.drawn.get(id);
      if (!drawn) continue;
      const position = this.positions.get(id);
      if (position) drawn.marker.setLatLng(toLatLng(position.point));
      this.label(drawn);
    }
    this.arrangeSoon();
  }

  /** Ages go on while nothing moves: fades what became stale and counts its minutes. */
  age(): void {
    for (const drawn of this.drawn.values()) this.label(drawn);
    this.arrangeSoon();
  }

  private draw(unit: MapUnit): void {
    const known = this.drawn.get(unit.id);
    if (known && known.unit.type === unit.type && known.unit.isSelected === unit.isSelected) {
      known.unit = unit;
      this.label(known);
      return;
    }
    if (known) this.remove(unit.id);
    const point = this.positions.get(unit.id)?.point ?? unit.fallback;
    if (!point) return;
    const drawnMark = unitMark(unit.type);
    const pane = unit.isSelected ? 'sg-selected' : 'sg-units';
    const drawn = {
      unit,
      mark: drawnMark,
      marker: marker(toLatLng(point), { ...MARKER_OPTIONS, icon: drawnMark.icon, pane }),
    };
    drawn.marker.on('click', () => this.onPress(unit.id)).addTo(this.map);
    this.drawn.set(unit.id, drawn);
    this.label(drawn);
  }

  private label({ unit, mark }: Drawn): void {
    const position = this.positions.get(unit.id);
    const ageS = position ? Math.max(0, (serverNowMs() - position.atMs) / 1_000) : null;
    const isStale = ageS === null || ageS > this.stalePositionS;
    mark.element.dataset['state'] = unit.state;
    mark.element.classList.toggle('is-stale', isStale);
    mark.element.classList.toggle('is-selected', unit.isSelected);
    mark.setName(unit.callSign, isStale && ageS !== null ? this.ageText(ageS) : undefined);
  }

  /** Once a frame at most, however many units moved. */
  private arrangeSoon(): void {
    if (this.isArranging) return;
    this.isArranging = true;
    requestAnimationFrame(() => {
      this.isArranging = false;
      this.arrange();
    });
  }

  /** Units at one post lie on each other: their names stand one below the other, or wait for the mouse. */
  private arrange(): void {
    const order = ({ unit }: Drawn): number => (unit.isSelected ? 0 : IMPORTANCE[unit.state]);
    const drawn = [...this.drawn.values()].sort(
      (a, b) => order(a) - order(b) || a.unit.callSign.localeCompare(b.unit.callSign),
    );
    const slots = labelSlots(drawn.map((one) => this.boxOf(one)));
    for (const { unit, mark } of drawn) {
      const slot = slots.get(unit.id) ?? null;
      mark.element.classList.toggle('is-crowded', slot === null && !unit.isSelected);
      mark.element.style.setProperty('--name-shift', `${slot ?? 0}px`);
    }
  }

  private boxOf({ unit, mark, marker: at }: Drawn): LabelBox {
    const { x, y } = this.map.latLngToLayerPoint(at.getLatLng());
    const letters = mark.element.textContent.length;
    return { id: unit.id, x: x + NAME_LEFT_PX, y, widthPx: letters * LETTER_PX + NAME_PADDING_PX };
  }

  private remove(id: string): void {
    this.drawn.get(id)?.marker.remove();
    this.drawn.delete(id);
  }
}

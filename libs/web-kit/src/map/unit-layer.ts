import { type FixDoubt } from '#siaga/contracts';
import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import { serverNowMs } from '../lib/server-clock.js';
import { type PositionStore } from '../store/position-store.js';
import { toLatLng } from './geometry.js';
import { type MapUnit } from './map-model.js';
import { type Mark, MARKER_OPTIONS, unitMark } from './mark.js';
import { type Named, type NameBoard } from './name-board.js';

interface Drawn {
  unit: MapUnit;
  mark: Mark;
  marker: Marker;
}

/** Words beside a unit's name: they come from the app's language. */
export interface UnitWords {
  age: (seconds: number) => string;
  /** Why what it reported last is not believed; it stands where it was believed to be. */
  doubt: (doubt: FixDoubt) => string;
}

/** From the mark's middle to its name. */
const NAME_LEFT_PX = 19;
/** A name may touch the edge of another unit, not hide what it is. */
const COVERS = [{ x: -10, y: 0, widthPx: 20 }];
/** Whose name stays when there is no room for all. */
const IMPORTANCE: Record<MapUnit['state'], number> = { scene: 1, moving: 1, offered: 1, ready: 2, off: 3 };

/** Units on the map, keyed by id: a moving unit moves its marker and nothing else. The selected one has its own pane on top. */
export class UnitLayer {
  private readonly drawn = new Map<string, Drawn>();
  private stalePositionS = 120;
  private words: UnitWords = { age: String, doubt: String };

  constructor(
    private readonly map: LeafletMap,
    private readonly positions: PositionStore,
    private readonly names: NameBoard,
    private readonly onPress: (unitId: string) => void,
  ) {
    names.add(() => this.named());
  }

  /** Draws these units and takes away the others. */
  setUnits(units: readonly MapUnit[], stalePositionS: number, words: UnitWords): void {
    this.stalePositionS = stalePositionS;
    this.words = words;
    const wanted = new Set(units.map((unit) => unit.id));
    for (const id of [...this.drawn.keys()]) if (!wanted.has(id)) this.remove(id);
    for (const unit of units) this.draw(unit);
    this.names.arrangeSoon();
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
    this.names.arrangeSoon();
  }

  /** Ages go on while nothing moves: fades what became stale and counts its minutes. */
  age(): void {
    for (const drawn of this.drawn.values()) this.label(drawn);
    this.names.arrangeSoon();
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
    mark.element.classList.toggle('is-doubted', position?.doubt !== undefined);
    const age = isStale && ageS !== null ? this.words.age(ageS) : null;
    const doubt = position?.doubt === undefined ? null : `? ${this.words.doubt(position.doubt)}`;
    mark.setName(unit.callSign, [doubt, age].filter((words) => words !== null).join(' · ') || undefined);
  }

  /** Units at one post lie on each other: their names stand one below the other, or wait for the mouse. */
  private *named(): Generator<Named> {
    for (const { unit, mark, marker: at } of this.drawn.values())
      yield {
        id: `${unit.callSign} ${unit.id}`,
        mark,
        marker: at,
        covers: COVERS,
        nameLeftPx: NAME_LEFT_PX,
        order: unit.isSelected ? 0 : IMPORTANCE[unit.state],
        isKept: unit.isSelected,
      };
  }

  private remove(id: string): void {
    this.drawn.get(id)?.marker.remove();
    this.drawn.delete(id);
  }
}

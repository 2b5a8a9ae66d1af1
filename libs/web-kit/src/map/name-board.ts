import { type Map as LeafletMap, type Marker } from 'leaflet';
import { type LabelBox, labelSlots, type Taken } from './label-slots.policy.js';
import { type Mark } from './mark.js';

/** A mark on the map whose name wants a place. */
export interface Named {
  id: string;
  mark: Mark;
  marker: Marker;
  /** What of the mark no name may cover, from its middle. */
  covers: readonly Taken[];
  /** From the mark's middle to its name, pixels. */
  nameLeftPx: number;
  /** Who chooses first: the least number; the same number by `id`. */
  order: number;
  /** So far its name may stand above or below it. */
  mostShiftPx?: number;
  /** Its name stays also where it covers another. */
  isKept: boolean;
}

/** What a letter of a name takes on average, and the space around it. */
const LETTER_PX = 6.8;
const NAME_PADDING_PX = 10;
/** Marks so far outside the view still reach into it with their names. */
const REACH_PX = 200;

/** Gives every name on the map a place of its own: beside its mark, a little below or above, or none until the mouse asks. */
export class NameBoard {
  private readonly sources: (() => Iterable<Named>)[] = [];
  private isArranging = false;
  /** The map is gone; a layer that goes after it may still ask. */
  private isOver = false;

  constructor(private readonly map: LeafletMap) {
    map.on('zoomend moveend', () => this.arrangeSoon());
    map.on('unload', () => (this.isOver = true));
  }

  /** Names that take part from now on. */
  add(source: () => Iterable<Named>): void {
    this.sources.push(source);
  }

  /** Once a frame at most, however many marks moved. */
  arrangeSoon(): void {
    if (this.isArranging || this.isOver) return;
    this.isArranging = true;
    requestAnimationFrame(() => {
      this.isArranging = false;
      if (!this.isOver) this.arrange();
    });
  }

  private arrange(): void {
    const named = this.inView().sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
    const withNames = named.filter(({ mark }) => mark.element.textContent !== '');
    const slots = labelSlots(
      withNames.map((one) => this.boxOf(one)),
      named.flatMap((one) => this.coveredBy(one)),
    );
    for (const { id, mark, isKept } of withNames) {
      const slot = slots.get(id) ?? null;
      mark.element.classList.toggle('is-crowded', slot === null && !isKept);
      mark.element.style.setProperty('--name-shift', `${slot ?? 0}px`);
    }
  }

  private inView(): Named[] {
    const { x: width, y: height } = this.map.getSize();
    return this.sources
      .flatMap((source) => [...source()])
      .filter(({ marker }) => {
        const { x, y } = this.map.latLngToContainerPoint(marker.getLatLng());
        return x > -REACH_PX && y > -REACH_PX && x < width + REACH_PX && y < height + REACH_PX;
      });
  }

  private coveredBy({ marker, covers }: Named): Taken[] {
    const { x, y } = this.map.latLngToLayerPoint(marker.getLatLng());
    return covers.map((part) => ({ ...part, x: x + part.x, y: y + part.y }));
  }

  private boxOf({ id, mark, marker, nameLeftPx, mostShiftPx, order }: Named): LabelBox {
    const { x, y } = this.map.latLngToLayerPoint(marker.getLatLng());
    const letters = mark.element.textContent.length;
    return { id, x: x + nameLeftPx, y, widthPx: letters * LETTER_PX + NAME_PADDING_PX, mostShiftPx, order };
  }
}

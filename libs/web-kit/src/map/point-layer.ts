import { type Map as LeafletMap, marker, type Marker } from 'leaflet';
import { toLatLng } from './geometry.js';
import { type MapPoint } from './map-model.js';
import { type Mark, MARKER_OPTIONS, pointMark } from './mark.js';
import { type Named, type NameBoard } from './name-board.js';

const NAME_LEFT_PX = 11;
const COVERS = [{ x: -5, y: 0, widthPx: 10 }];
/** Behind units and facilities, whose names are looked for first. */
const ORDER = 12;

/** Named points of one layer, keyed by id. */
export class PointLayer {
  private readonly drawn = new Map<string, { point: MapPoint; mark: Mark; marker: Marker }>();

  constructor(
    private readonly map: LeafletMap,
    private readonly names: NameBoard,
  ) {
    names.add(() => this.named());
  }

  /** Draws these points and takes away the others. */
  setPoints(points: readonly MapPoint[]): void {
    const wanted = new Map(points.map((point) => [point.id, point]));
    for (const [id, known] of this.drawn) {
      if (wanted.get(id) === known.point) continue;
      known.marker.remove();
      this.drawn.delete(id);
    }
    for (const point of points) if (!this.drawn.has(point.id)) this.draw(point);
    this.names.arrangeSoon();
  }

  private *named(): Generator<Named> {
    for (const { point, mark, marker: at } of this.drawn.values())
      yield {
        id: `${point.name} ${point.id}`,
        mark,
        marker: at,
        covers: COVERS,
        nameLeftPx: NAME_LEFT_PX,
        order: ORDER,
        isKept: false,
      };
  }

  private draw(point: MapPoint): void {
    const mark = pointMark();
    mark.setName(point.name);
    const placed = marker(toLatLng(point.point), {
      ...MARKER_OPTIONS,
      icon: mark.icon,
      pane: 'sg-facilities',
      interactive: false,
    });
    this.drawn.set(point.id, { point, mark, marker: placed.addTo(this.map) });
  }
}

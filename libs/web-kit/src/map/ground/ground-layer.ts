import { TILE_MAX_ZOOM, TILE_PX } from '#siaga/contracts';
import { type Coords, type DoneCallback, GridLayer } from 'leaflet';
import {
  Labelers,
  type LabelRule,
  paint,
  type PaintRule,
  type PreparedTile,
  TileCache,
  toIndex,
  View,
} from 'protomaps-leaflet';
import { GroundSource } from './ground-source.js';

/** What is painted and named, and in which colours. */
export interface GroundStyle {
  paintRules: PaintRule[];
  labelRules: LabelRule[];
}

interface Drawn {
  canvas: HTMLCanvasElement;
  coords: Coords;
}

const SHOWN_PX = 256;
/** A tile of the server covers two by two of the screen's. */
const LEVEL_DIFF = Math.log2(TILE_PX / SHOWN_PX);
/** Names and wide lines of neighbours reach so far into a tile. */
const REACH_PX = 16;
const LABELLED_TILES = 32;

/** The ground of the map, painted from our own server's vector tiles; a new style paints again what is there. */
export class GroundLayer extends GridLayer {
  private readonly source: GroundSource;
  private readonly view: View;
  private readonly drawn = new Map<string, Drawn>();
  private readonly scratch = document.createElement('canvas').getContext('2d');
  private labelers: Labelers | null = null;

  constructor(
    mapVersion: string,
    private style: GroundStyle,
    options: { pane: string; attribution: string },
  ) {
    super({ ...options, tileSize: SHOWN_PX, minZoom: 3, maxZoom: 20, keepBuffer: 1 });
    this.source = new GroundSource(mapVersion);
    this.view = new View(new TileCache(this.source, TILE_PX), TILE_MAX_ZOOM, LEVEL_DIFF);
    this.setStyle(style);
    this.on('tileunload', (event) =>
      this.drawn.delete(toIndex((event as unknown as { coords: Coords }).coords)),
    );
    this.on('remove', () => this.source.stop());
  }

  /** Paints everything again with this style. */
  setStyle(style: GroundStyle): void {
    this.style = style;
    if (this.scratch)
      this.labelers = new Labelers(this.scratch, style.labelRules, LABELLED_TILES, (tiles) =>
        this.paintAgain(tiles),
      );
    this.paintAgain(new Set(this.drawn.keys()));
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    this.drawn.set(toIndex(coords), { canvas, coords });
    this.paint({ canvas, coords }).then(
      () => done(undefined, canvas),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), canvas),
    );
    return canvas;
  }

  private paintAgain(tiles: ReadonlySet<string>): void {
    for (const key of tiles) {
      const drawn = this.drawn.get(key);
      // Whoever asked for the tile first is told when it fails.
      if (drawn) this.paint(drawn).catch(() => undefined);
    }
  }

  private async paint(drawn: Drawn): Promise<void> {
    const { coords } = drawn;
    const prepared = await this.view.getDisplayTile(coords);
    if (this.drawn.get(toIndex(coords))?.canvas !== drawn.canvas || !this.labelers) return;
    this.labelers.add(coords.z, new Map([['', [prepared]]]));
    this.paintOn(drawn, prepared);
  }

  private paintOn({ canvas, coords }: Drawn, prepared: PreparedTile): void {
    const scale = window.devicePixelRatio;
    canvas.width = SHOWN_PX * scale;
    canvas.height = SHOWN_PX * scale;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const left = SHOWN_PX * coords.x;
    const top = SHOWN_PX * coords.y;
    const box = {
      minX: left - REACH_PX,
      minY: top - REACH_PX,
      maxX: left + SHOWN_PX + REACH_PX,
      maxY: top + SHOWN_PX + REACH_PX,
    };
    const names = this.labelers?.getIndex(coords.z) ?? null;
    const origin = Object.assign(prepared.origin.clone(), { x: left, y: top });
    const tiles = new Map([['', [prepared]]]);
    paint(context, coords.z, tiles, names, this.style.paintRules, box, origin, false);
  }
}

import { api } from '#siaga/contracts';
import { type TileSource, ZxySource } from 'protomaps-leaflet';

type Tile = Awaited<ReturnType<TileSource['get']>>;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/** Our own server's tiles. A tile that cannot be had is asked for again, ever more seldom, while the map shows its zoom. */
export class GroundSource implements TileSource {
  private readonly source: ZxySource;
  private readonly stopped = new AbortController();
  private zoom = -1;

  constructor(mapVersion: string) {
    const path = api.mapTile.path.replace(':z', '{z}').replace(':x', '{x}').replace(':y', '{y}');
    this.source = new ZxySource(`${path}?v=${encodeURIComponent(mapVersion)}`, true);
  }

  async get(address: { z: number; x: number; y: number }, tileSize: number): Promise<Tile> {
    this.zoom = address.z;
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
      try {
        return await this.source.get(address, tileSize);
      } catch (error) {
        if (this.stopped.signal.aborted || this.zoom !== address.z) throw error;
      }
      await this.wait(waitMs);
    }
  }

  /** Nothing is asked for again after this. */
  stop(): void {
    this.stopped.abort();
  }

  private wait(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs * (0.75 + Math.random() / 2));
      this.stopped.signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}

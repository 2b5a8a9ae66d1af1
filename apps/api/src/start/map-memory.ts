import { Injectable } from '@nestjs/common';
import { MapDataService, MapNames } from '#siaga/mapdata';

/** What this process keeps of the imported maps. It loads in the background: calls are taken in and units ranked meanwhile. */
@Injectable()
export class MapMemory {
  constructor(
    private readonly maps: MapDataService,
    private readonly names: MapNames,
  ) {}

  /** Call once, when the journal's relay runs. */
  start(): void {
    this.maps.start();
    this.names.start();
  }
}

import { Controller } from '@nestjs/common';
import { api, type MapSources } from '#siaga/contracts';
import { Route } from '#siaga/identity';
import { MapDataService } from './map-data.service.js';

@Controller()
export class MapDataController {
  constructor(private readonly maps: MapDataService) {}

  @Route(api.mapSources)
  async sources(): Promise<MapSources> {
    const sources = await this.maps.sources();
    return { version: await this.maps.version(), sources };
  }
}

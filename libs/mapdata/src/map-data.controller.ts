import { Controller } from '@nestjs/common';
import {
  api,
  type FetchMapInput,
  type MapCoverageInput,
  type MapCoverageList,
  type MapFetch,
  type MapSources,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { MapFetchService } from './fetch/map-fetch.service.js';
import type { z } from 'zod';
import { MapDataService } from './map-data.service.js';

@Controller()
export class MapDataController {
  constructor(
    private readonly maps: MapDataService,
    private readonly fetches: MapFetchService,
  ) {}

  @Route(api.mapSources)
  async sources(): Promise<MapSources> {
    const sources = await this.maps.sources();
    return { version: await this.maps.version(), sources };
  }

  @Route(api.mapCoverage)
  coverage(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof MapCoverageInput>,
  ): Promise<MapCoverageList> {
    return this.fetches.coverage(caller, input);
  }

  @Route(api.fetchMap)
  fetch(@CurrentCaller() caller: Caller, @Input() input: FetchMapInput): Promise<MapFetch> {
    return this.fetches.ask(caller, input);
  }

  @Route(api.stopMapFetch)
  stop(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<MapFetch> {
    return this.fetches.stop(caller, input);
  }
}

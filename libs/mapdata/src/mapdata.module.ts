import { Module } from '@nestjs/common';
import { GeoModule } from '#siaga/geo';
import { MapDataController } from './map-data.controller.js';
import { MapDataService } from './map-data.service.js';

/** Maps imported from files: roads, places, shapes; their names in the place search. */
@Module({
  imports: [GeoModule],
  controllers: [MapDataController],
  providers: [MapDataService],
  exports: [MapDataService],
})
export class MapDataModule {}

import { Module } from '@nestjs/common';
import { GeoModule } from '#siaga/geo';
import { ListKinds, ListsModule } from '#siaga/lists';
import { FacilitiesController } from './facilities/facilities.controller.js';
import { FacilitiesService } from './facilities/facilities.service.js';
import { FacilityScopes } from './facilities/facility-scopes.js';
import { FacilityRepository } from './facilities/facility.repository.js';
import { FacilityImportRepository } from './import/facility-import.repository.js';
import { FacilityImporter } from './import/facility-importer.service.js';
import { FacilityPlacer } from './import/facility-placer.js';
import { FacilityStore } from './import/facility-store.js';
import { Gazetteer } from './import/gazetteer.js';
import { GeoGazetteer } from './import/geo-gazetteer.js';
import { FacilityList } from './list/facility-list.js';
import { FacilityPlaces } from './places/facility-places.js';

/** Facilities: their status for desks and consoles, their import, their names in the place search. */
@Module({
  imports: [GeoModule, ListsModule],
  controllers: [FacilitiesController],
  providers: [
    FacilitiesService,
    FacilityRepository,
    FacilityScopes,
    FacilityImporter,
    FacilityImportRepository,
    FacilityPlacer,
    FacilityStore,
    FacilityList,
    FacilityPlaces,
    { provide: Gazetteer, useClass: GeoGazetteer },
  ],
  exports: [FacilitiesService, FacilityImporter, FacilityPlaces],
})
export class FacilitiesModule {
  constructor(kinds: ListKinds, list: FacilityList) {
    kinds.register(list);
  }
}

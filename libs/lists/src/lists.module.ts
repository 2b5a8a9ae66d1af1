import { Module } from '@nestjs/common';
import { ListFileUpkeep } from './files/list-file-upkeep.js';
import { ListFileRepository } from './files/list-file.repository.js';
import { ListFilesService } from './files/list-files.service.js';
import { ListStepper } from './files/list-steps.js';
import { ListReader } from './files/list-reader.js';
import { ListKinds } from './kinds/list-kinds.js';
import { ListsController } from './lists.controller.js';
import { ListMappingRepository } from './mappings/list-mapping.repository.js';
import { ListMappings } from './mappings/list-mappings.service.js';

/** Lists that people bring over a screen; the libs that take them register their kinds. */
@Module({
  controllers: [ListsController],
  providers: [
    ListKinds,
    ListFilesService,
    ListReader,
    ListStepper,
    ListFileRepository,
    ListFileUpkeep,
    ListMappings,
    ListMappingRepository,
  ],
  exports: [ListKinds, ListFilesService, ListMappings],
})
export class ListsModule {}

import { Controller } from '@nestjs/common';
import {
  api,
  type AddListPieceInput,
  type BeginListFileInput,
  type ImportListFileInput,
  type ListFile,
  type ListImport,
  type ListMapping,
  type ListMappingList,
  type ListMappingsInput,
  type ListPreview,
  type Nothing,
  type PreviewListFileInput,
  type SaveListMappingInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { ListFilesService } from './files/list-files.service.js';
import { ListMappings } from './mappings/list-mappings.service.js';

@Controller()
export class ListsController {
  constructor(
    private readonly files: ListFilesService,
    private readonly mappings: ListMappings,
  ) {}

  @Route(api.beginListFile)
  @Untraced('the name of the file comes back to who gave it')
  begin(@CurrentCaller() caller: Caller, @Input() input: BeginListFileInput): Promise<ListFile> {
    return this.files.begin(caller, input);
  }

  @Route(api.addListPiece)
  @Untraced('the name of the file comes back to who gave it')
  add(@CurrentCaller() caller: Caller, @Input() input: AddListPieceInput): Promise<ListFile> {
    return this.files.addPiece(caller, input);
  }

  @Route(api.previewListFile)
  @Traces('list_read', 'list_file')
  preview(@CurrentCaller() caller: Caller, @Input() input: PreviewListFileInput): Promise<ListPreview> {
    return this.files.preview(caller, input);
  }

  @Route(api.importListFile)
  @Untraced('the act has a line of its own')
  import(@CurrentCaller() caller: Caller, @Input() input: ImportListFileInput): Promise<ListImport> {
    return this.files.import(caller, input);
  }

  @Route(api.listMappings)
  list(@CurrentCaller() caller: Caller, @Input() input: ListMappingsInput): Promise<ListMappingList> {
    return this.mappings.list(caller, input);
  }

  @Route(api.saveListMapping)
  save(@CurrentCaller() caller: Caller, @Input() input: SaveListMappingInput): Promise<ListMapping> {
    return this.mappings.save(caller, input);
  }

  @Route(api.removeListMapping)
  remove(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Nothing> {
    return this.mappings.remove(caller, id);
  }
}

import * as lists from './list-files.js';
import { IdParam, Nothing } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

const BRING = 'list.bring';

/** Lists that people bring over a screen: a file in pieces, how it would be read, what of it is imported. */
export const listRoutes = {
  listMappings: endpoint(GET, '/list-mappings', BRING, lists.ListMappingsInput, lists.ListMappingList),
  saveListMapping: endpoint(POST, '/list-mappings', BRING, lists.SaveListMappingInput, lists.ListMapping),
  removeListMapping: endpoint(POST, '/list-mappings/:id/remove', BRING, IdParam, Nothing),
  beginListFile: endpoint(POST, '/list-files', BRING, lists.BeginListFileInput, lists.ListFile),
  addListPiece: endpoint(POST, '/list-files/:id/pieces', BRING, lists.AddListPieceInput, lists.ListFile),
  previewListFile: endpoint(
    POST,
    '/list-files/:id/preview',
    BRING,
    lists.PreviewListFileInput,
    lists.ListPreview,
  ),
  importListFile: endpoint(
    POST,
    '/list-files/:id/import',
    BRING,
    lists.ImportListFileInput,
    lists.ListImport,
  ),
} as const;

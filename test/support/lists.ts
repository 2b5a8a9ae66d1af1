import type { INestApplicationContext } from '@nestjs/common';
import type { ListImport, ListKindName, ListPreview, PreviewListFileInput } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { ListFilesService } from '#siaga/lists';

/** How a test brings lists of one kind, without HTTP. */
export interface ListBringer {
  /** Brings a file in one piece and gives its id. */
  bring: (caller: Caller, text: string | Buffer, fileName?: string) => Promise<string>;
  /** Brings it and shows how it is read. */
  shown: (
    caller: Caller,
    text: string | Buffer,
    reading?: Omit<PreviewListFileInput, 'id'>,
  ) => Promise<ListPreview>;
  imported: (caller: Caller, preview: ListPreview) => Promise<ListImport>;
}

/** Lists of `kind` that belong to `regionCode`. */
export function listBringer(
  app: () => INestApplicationContext,
  kind: ListKindName,
  regionCode: string,
): ListBringer {
  const files = (): ListFilesService => app().get(ListFilesService, { strict: false });
  const bring: ListBringer['bring'] = async (caller, text, fileName = 'daftar.csv') => {
    const data = Buffer.from(text);
    const { id } = await files().begin(caller, { kind, regionCode, fileName, bytes: data.length });
    await files().addPiece(caller, { id, at: 0, data: data.toString('base64') });
    return id;
  };
  return {
    bring,
    shown: async (caller, text, reading = {}) =>
      files().preview(caller, { id: await bring(caller, text), ...reading }),
    imported: (caller, { file, previewId }) =>
      files().import(caller, { id: file.id, previewId: previewId ?? '' }),
  };
}

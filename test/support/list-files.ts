import type { ListImport, ListKindName, ListPreview, PreviewListFileInput } from '#siaga/contracts';
import type { Session } from './session.js';

const PIECE = 192 * 1024;

/** Brings a list as a screen does, over HTTP; gives how it is read. */
export async function bringList(
  who: Session,
  {
    kind,
    regionCode,
    fileName = 'daftar.csv',
  }: { kind: ListKindName; regionCode: string; fileName?: string },
  content: string | Buffer,
  reading: Omit<PreviewListFileInput, 'id'> = {},
): Promise<ListPreview> {
  const bytes = Buffer.from(content);
  const { id } = await who.call('beginListFile', { kind, regionCode, fileName, bytes: bytes.length });
  for (let at = 0; at < bytes.length; at += PIECE)
    await who.call('addListPiece', { id, at, data: bytes.subarray(at, at + PIECE).toString('base64') });
  return who.call('previewListFile', { id, ...reading });
}

/** Imports what was shown, step after step. */
export async function importList(who: Session, { file, previewId }: ListPreview): Promise<ListImport> {
  for (;;) {
    const done = await who.call('importListFile', { id: file.id, previewId: previewId ?? '' });
    if (done.left === 0) return done;
  }
}

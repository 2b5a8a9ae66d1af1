import { ApiError } from '#siaga/client';
import {
  type DateOrder,
  LIST_FILE_MAX_BYTES,
  LIST_PIECE_BYTES,
  type ListColumns,
  type ListImport,
  type ListKindName,
  type ListPreview,
} from '#siaga/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useCommand } from '../api/use-command.js';
import { sayInHand } from '../lib/in-hand.js';
import { showError } from '../lib/toast-store.js';

/** Reading and storing thousands of rows takes longer than any other answer. */
const READING_MS = 55_000;

/** How far a list has come: chosen, on its way, shown, being imported, imported. */
export type ListStep =
  | { name: 'choose'; problem: 'gone' | 'tooLarge' | 'empty' | null }
  | { name: 'sending'; share: number }
  /** `takenRows` where the import of it was cut: so many rows are in, and the same again goes on behind them. */
  | { name: 'shown'; preview: ListPreview; takenRows?: number }
  | { name: 'taking'; preview: ListPreview; takenRows: number }
  | { name: 'done'; fileName: string; result: ListImport };

/** How a list is to be read, where that is not left to itself. */
export interface Reading {
  readonly columns: ListColumns;
  /** Region of rows that state none; empty for none. */
  readonly regionCode: string;
  readonly dateOrder: DateOrder | '';
  /** What holds for rows that do not say it, by field; left out for nothing. */
  readonly given?: Readonly<Record<string, string>>;
}

export interface ListWork {
  step: ListStep;
  isBusy: boolean;
  /** Sends a file and shows how it is read. */
  send: (file: File, kind: ListKindName, regionCode: string, given?: Reading['given']) => Promise<void>;
  /** Shows it as it is read so. */
  show: (fileId: string, reading: Reading) => Promise<void>;
  /** Imports what was shown, step after step; after a cut it goes on. */
  take: (preview: ListPreview) => Promise<void>;
  again: () => void;
}

/** A new version must not take a list away whose columns somebody is picking. */
let isAtWork = false;
let isSaid = false;

const CHOOSE: ListStep = { name: 'choose', problem: null };

/** The commands of a list, each failing into `onFailure`. */
function useCommands(onFailure: (error: unknown) => void) {
  const begin = useCommand('beginListFile', onFailure);
  const add = useCommand('addListPiece', onFailure);
  const preview = useCommand('previewListFile', onFailure, READING_MS);
  const take = useCommand('importListFile', onFailure, READING_MS);
  return { begin, add, preview, take };
}

/** One list from this device to the server, step by step. */
export function useListFile(): ListWork {
  const [step, setStep] = useState<ListStep>(CHOOSE);
  useEffect(() => {
    if (!isSaid) sayInHand(() => isAtWork);
    isSaid = true;
    isAtWork = step.name !== 'choose' && step.name !== 'done';
    return () => {
      isAtWork = false;
    };
  }, [step.name]);
  // What the server does not know any more is brought again.
  const fail = useCallback((error: unknown) => {
    const isGone = error instanceof ApiError && error.code === 'RESOURCE.NOT_FOUND';
    if (isGone) return setStep({ name: 'choose', problem: 'gone' });
    showError(error);
    setStep((now) => {
      if (now.name === 'taking') return { ...now, name: 'shown' };
      return now.name === 'sending' ? CHOOSE : now;
    });
  }, []);
  const { begin, add, preview, take } = useCommands(fail);

  const shown = async (asked: Parameters<typeof preview.run>[0]): Promise<void> => {
    const read = await preview.run(asked);
    if (read) setStep({ name: 'shown', preview: read });
  };
  const show = (id: string, { columns, regionCode, dateOrder, given }: Reading): Promise<void> =>
    shown({
      id,
      ...(Object.keys(columns).length > 0 && { columns }),
      ...(regionCode !== '' && { regionCode }),
      ...(dateOrder !== '' && { dateOrder }),
      ...(given !== undefined && { given }),
    });
  const send: ListWork['send'] = async (file, kind, regionCode, given) => {
    if (file.size === 0) {
      setStep({ name: 'choose', problem: 'empty' });
      return;
    }
    if (file.size > LIST_FILE_MAX_BYTES) {
      setStep({ name: 'choose', problem: 'tooLarge' });
      return;
    }
    setStep({ name: 'sending', share: 0 });
    const named = { kind, regionCode, fileName: file.name.slice(0, 200), bytes: file.size };
    const begun = await begin.run(named);
    if (!begun) return;
    for (let at = 0; at < file.size; at += LIST_PIECE_BYTES) {
      const data = await base64Of(file.slice(at, at + LIST_PIECE_BYTES)).catch(fail);
      const added = data === undefined ? null : await add.run({ id: begun.id, at, data });
      if (!added) return;
      setStep({ name: 'sending', share: added.received / added.bytes });
    }
    await shown({ id: begun.id, ...(given !== undefined && { given }) });
  };
  const takeShown = async (preview: ListPreview): Promise<void> => {
    const { file, previewId } = preview;
    setStep((now) => ({ name: 'taking', preview, takenRows: (now.name === 'shown' && now.takenRows) || 0 }));
    for (;;) {
      const result = await take.run({ id: file.id, previewId: previewId ?? '' });
      if (!result) return;
      if (result.left === 0) {
        setStep({ name: 'done', fileName: file.fileName, result });
        return;
      }
      setStep({ name: 'taking', preview, takenRows: result.rows - result.left });
    }
  };
  const isBusy = [begin, add, preview, take].some((command) => command.isBusy);
  return { step, isBusy, send, show, take: takeShown, again: () => setStep(CHOOSE) };
}

/** As the browser writes it itself, piece by piece: a whole file as text would stand in memory twice. */
function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^data:[^,]*,/, '') : '');
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'));
    reader.readAsDataURL(piece);
  });
}

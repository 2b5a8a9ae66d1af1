import { Injectable } from '@nestjs/common';
import type {
  AddListPieceInput,
  BeginListFileInput,
  ImportListFileInput,
  ListFile,
  ListImport,
  ListPreview,
  PreviewListFileInput,
} from '#siaga/contracts';
import { CommandRunner, SecurityTrail, type Caller } from '#siaga/identity';
import { AppError, Clock, newId } from '#siaga/kernel';
import { demandFields, demandGivable } from '../kinds/demand-fields.policy.js';
import type { ListKind, SteppedListKind } from '../kinds/list-kind.js';
import { ListKinds } from '../kinds/list-kinds.js';
import { ListMappings } from '../mappings/list-mappings.service.js';
import { ListFileRepository, type StoredFile } from './list-file.repository.js';
import { ListReader } from './list-reader.js';
import { ListStepper } from './list-steps.js';
import { importOf, importSoFar, previewOf } from './list-view.js';

type AnyKind = ListKind | SteppedListKind;

const KEPT_MS = 30 * 60_000;
/** A person looks at one list at a time; a tab that was closed leaves one behind. */
const MOST_FILES = 3;

/**
 * Lists that people bring over a screen: a file comes in pieces, is shown as it would be read, and is imported as it was shown. It lies in the
 * database for half an hour, open to who has the right of its kind in its region, and each of its rows needs the right for its own.
 */
@Injectable()
export class ListFilesService {
  constructor(
    private readonly files: ListFileRepository,
    private readonly reader: ListReader,
    private readonly stepper: ListStepper,
    private readonly kinds: ListKinds,
    private readonly mappings: ListMappings,
    private readonly commands: CommandRunner,
    private readonly trail: SecurityTrail,
    private readonly clock: Clock,
  ) {}

  /** Makes a place for a file. Throws RESOURCE.NOT_FOUND for another's region. */
  async begin(caller: Caller, input: BeginListFileInput): Promise<ListFile> {
    caller.demand(this.kinds.of(input.kind).right, input);
    const expiresAt = new Date(this.clock.now().getTime() + KEPT_MS).toISOString();
    return this.commands.run(caller, 'listFile.begin', input, async (tx) => {
      const file = { id: newId(), ...input, received: 0, expiresAt };
      await this.files.begin(tx, caller.account.id, file, MOST_FILES);
      return file;
    });
  }

  /** Adds the next piece. Throws RESOURCE.NOT_FOUND for another's and for one that has run out, LIST.INCOMPLETE, INPUT.INVALID. */
  async addPiece(caller: Caller, { id, at, data }: AddListPieceInput): Promise<ListFile> {
    const bytes = Buffer.from(data, 'base64');
    return this.commands.run(caller, 'listFile.add', { id, at, data }, async (tx) => {
      const file = this.allowed(caller, await this.files.find(id, this.clock.now(), tx));
      if (await this.files.hasPiece(tx, id, at, bytes.length)) return file.view;
      if (at !== file.view.received) throw new AppError('LIST.INCOMPLETE');
      const received = at + bytes.length;
      if (received > file.view.bytes) {
        const message = 'The file is longer than was said';
        throw new AppError('INPUT.INVALID', { fields: [{ path: 'data', message }] });
      }
      await this.files.add(tx, id, at, bytes);
      return { ...file.view, received };
    });
  }

  /** How the file is read and what an import would do. Stores nothing of it. Throws RESOURCE.NOT_FOUND, LIST.INCOMPLETE, INPUT.INVALID,
   * LIST.NOT_PREVIEWED when it is imported already. */
  async preview(
    caller: Caller,
    { id, columns, regionCode, dateOrder, given = {} }: PreviewListFileInput,
  ): Promise<ListPreview> {
    const { file, kind } = await this.whole(caller, id);
    // What is half imported is not read otherwise.
    if (file.result !== null || file.takenLine > 0) throw new AppError('LIST.NOT_PREVIEWED');
    if (columns !== undefined) demandFields(kind, columns);
    demandGivable(kind, given);
    const asked = {
      columns: columns ?? null,
      regionCode: regionCode ?? null,
      dateOrder: dateOrder ?? null,
      given,
    };
    const read = await this.reader.read(kind, file, asked, await this.mappings.of(caller, kind.name));
    if (read.rows === null) return previewOf(file, read, [], null);
    const outcomes = await kind.judge(caller, file.view, read.rows.rows);
    const previewId = newId();
    await this.files.savePreview(id, previewId, read.reading);
    return previewOf(file, read, outcomes, previewId);
  }

  /**
   * Imports the file as it was shown, a long one as far as one request goes: the same again goes on, and gives the same answer when all is done.
   * The security trail has its line before anything is stored. Throws RESOURCE.NOT_FOUND, LIST.INCOMPLETE, LIST.NOT_PREVIEWED when it was not
   * shown so.
   */
  async import(caller: Caller, { id, previewId }: ImportListFileInput): Promise<ListImport> {
    const { file, kind } = await this.whole(caller, id);
    if (file.preview?.id !== previewId) throw new AppError('LIST.NOT_PREVIEWED');
    if (file.result !== null) return file.result;
    const read = await this.reader
      .read(kind, file, file.preview.reading, [])
      .catch(async (error: unknown) => {
        // Sent twice: the list went while this one read it, and what the other did is the answer.
        const done = (await this.files.find(id, this.clock.now()))?.result ?? null;
        if (done === null) throw error;
        return done;
      });
    if ('results' in read) return read;
    if (read.rows === null) throw new AppError('LIST.NOT_PREVIEWED');
    if (file.takenLine === 0) await this.told(caller, file, kind, read.rows.total);
    if (!('steps' in kind))
      return this.files.finish(id, importOf(read, await kind.store(caller, file.view, read.rows.rows)));
    const left = await this.stepper.go(kind.steps, caller, file, read.rows.rows);
    const outcomes = await this.files.outcomesOf(id);
    return left > 0 ? importSoFar(read, outcomes, left) : this.files.finish(id, importOf(read, outcomes));
  }

  private told(caller: Caller, { view }: StoredFile, { name }: AnyKind, rows: number): Promise<void> {
    return this.trail.demand({
      act: 'imported',
      by: caller.account,
      sessionId: caller.sessionId,
      subject: { kind: `list_of_${name}`, id: view.id },
      regionCodes: [view.regionCode],
      detail: { rows },
    });
  }

  private async whole(caller: Caller, id: string): Promise<{ file: StoredFile; kind: AnyKind }> {
    const file = this.allowed(caller, await this.files.find(id, this.clock.now()));
    if (file.view.received < file.view.bytes) throw new AppError('LIST.INCOMPLETE');
    return { file, kind: this.kinds.of(file.view.kind) };
  }

  private allowed(caller: Caller, file: StoredFile | null): StoredFile {
    if (file === null) throw new AppError('RESOURCE.NOT_FOUND');
    caller.demand(this.kinds.of(file.view.kind).right, file.view);
    return file;
  }
}

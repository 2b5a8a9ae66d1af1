import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor, Centre, CreateCentreInput, UpdateCentreInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import {
  AppError,
  Clock,
  demandVersion,
  found,
  newId,
  PersonalDataCipher,
  SYSTEM_ACTOR,
} from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { ReadCentre } from './centre-file.js';
import type { StoredCentre } from './centre-row.js';
import { CentreRepository } from './centre.repository.js';
import { CentreRules } from './centre-rules.js';

type NewCentre = z.output<typeof CreateCentreInput>;
type CentreChange = Partial<Omit<NewCentre, 'regionCode'>>;
/** A centre as a list tells of it. */
type ListedCentre = Pick<ReadCentre, 'centre' | 'given'>;
/** What became of it. */
export type PutResult = 'created' | 'updated' | 'unchanged';

/** The directory of centres. An entry is kept by the administrators of its region; everybody who takes calls reads all of it. */
@Injectable()
export class CentreService {
  constructor(
    private readonly centres: CentreRepository,
    private readonly rules: CentreRules,
    private readonly runner: CommandRunner,
    private readonly journal: Journal,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Centre[]> {
    return (await this.centres.all()).map(({ view }) => view);
  }

  /**
   * Throws RESOURCE.NOT_FOUND for a region or an area that is not the caller's, INPUT.INVALID for an unknown region or a bad area,
   * CENTRE.CODE_TAKEN.
   */
  async create(caller: Caller, input: NewCentre): Promise<Centre> {
    this.rules.demandAll(caller, input);
    return this.runner.run(caller, 'createCentre', input, async (tx) => {
      const made = await this.add(tx, input, caller.actor);
      await this.rules.demandArea(tx, caller, input.area);
      return made;
    });
  }

  /** Throws RESOURCE.NOT_FOUND (also for a region it answered for, or is to), STALE.VERSION, CENTRE.CODE_TAKEN, INPUT.INVALID. */
  async update(caller: Caller, input: z.output<typeof UpdateCentreInput>): Promise<Centre> {
    return this.runner.run(caller, 'updateCentre', input, async (tx) => {
      const stored = found(await this.centres.lock(tx, input.id));
      const { regionCode, regionCodes } = stored.view;
      this.rules.demandAll(caller, { regionCode, regionCodes });
      this.rules.demandAll(caller, { regionCode, regionCodes: input.regionCodes ?? [] });
      await this.rules.demandArea(tx, caller, await this.centres.areaOf(tx, input.id));
      demandVersion(stored.view, input);
      const changed = await this.change(tx, stored, input, caller.actor);
      await this.rules.demandArea(tx, caller, input.area);
      return changed;
    });
  }

  /** Takes a centre out of the directory. Throws RESOURCE.NOT_FOUND, CENTRE.IN_USE while a case is on its way. */
  async remove(caller: Caller, input: { id: string }): Promise<Record<string, never>> {
    return this.runner.run(caller, 'removeCentre', input, async (tx) => {
      const { view } = found(await this.centres.lock(tx, input.id));
      this.rules.demandAll(caller, view);
      await this.rules.demandArea(tx, caller, await this.centres.areaOf(tx, view.id));
      if (await this.centres.hasOpenHandover(tx, view.id)) throw new AppError('CENTRE.IN_USE');
      await this.centres.remove(tx, view.id, this.clock.now());
      await this.note(tx, { ...view, version: view.version + 1 }, 'centre.removed.v1', caller.actor);
      return {};
    });
  }

  /**
   * Adds the centre, or changes the one of the same code by what is given of it. `caller` is null where the rights are the machine's. Throws
   * RESOURCE.NOT_FOUND for a region that it reaches into without the right, INPUT.INVALID.
   */
  async put(tx: Tx, listed: ListedCentre, caller: Caller | null): Promise<PutResult> {
    const known = await this.knownOf(tx, listed.centre.code);
    await this.demandPut(tx, listed.centre, known, caller);
    const actor = caller?.actor ?? SYSTEM_ACTOR;
    if (known === null) {
      await this.add(tx, listed.centre, actor);
      return 'created';
    }
    const change = this.changeOf(known, listed);
    if (Object.keys(change).length === 0) return 'unchanged';
    await this.change(tx, known, change, actor);
    return 'updated';
  }

  /** What `put` would do now, by the same rules; stores nothing. Throws as it does. */
  async judge(tx: Tx, listed: ListedCentre, caller: Caller | null): Promise<PutResult> {
    const { centre } = listed;
    const known = await this.knownOf(tx, centre.code);
    await this.demandPut(tx, centre, known, caller);
    const change = known === null ? centre : this.changeOf(known, listed);
    await this.rules.demandKnown(tx, change);
    this.rules.demandAddress(change.baseUrl);
    const { id, baseUrl } = known?.view ?? { id: '', baseUrl: null };
    await this.rules.demandOwnSecret(tx, { id, baseUrl: change.baseUrl ?? baseUrl }, change.secret);
    if (known === null) return 'created';
    return Object.keys(change).length === 0 ? 'unchanged' : 'updated';
  }

  private async knownOf(tx: Tx, code: string): Promise<StoredCentre | null> {
    const known = await this.centres.byCode(code, tx);
    return known && this.centres.lock(tx, known.view.id);
  }

  private async demandPut(
    tx: Tx,
    { regionCode, regionCodes }: NewCentre,
    known: StoredCentre | null,
    caller: Caller | null,
  ): Promise<void> {
    if (caller === null) return;
    this.rules.demandAll(caller, { regionCode: known?.view.regionCode ?? regionCode, regionCodes });
    if (known === null) return;
    this.rules.demandAll(caller, known.view);
    await this.rules.demandArea(tx, caller, await this.centres.areaOf(tx, known.view.id));
  }

  /** What of a known centre is given and differs. Its own region stays: who keeps it is not changed by a list. */
  private changeOf({ view, secretSealed }: StoredCentre, { centre, given }: ListedCentre): CentreChange {
    const stored = {
      ...view,
      secret: secretSealed === null ? null : this.cipher.open(secretSealed),
    };
    const changed = given.filter(
      (name) => name !== 'regionCode' && JSON.stringify(stored[name]) !== JSON.stringify(centre[name]),
    );
    return Object.fromEntries(changed.map((name) => [name, centre[name]]));
  }

  private async add(tx: Tx, input: NewCentre, actor: Actor): Promise<Centre> {
    await this.rules.demandKnown(tx, input);
    this.rules.demandAddress(input.baseUrl);
    const { area, secret, ...rest } = input;
    const view: Centre = {
      ...rest,
      id: newId(),
      version: 1,
      hasArea: area !== null,
      hasSecret: secret !== null,
    };
    await this.rules.demandOwnSecret(tx, view, secret);
    await this.centres.save(tx, { view, secretSealed: secret === null ? null : this.cipher.seal(secret) });
    if (area) await this.centres.setArea(tx, view.id, area);
    return this.note(tx, view, 'centre.created.v1', actor);
  }

  private async change(tx: Tx, stored: StoredCentre, input: CentreChange, actor: Actor): Promise<Centre> {
    await this.rules.demandKnown(tx, { regionCodes: input.regionCodes });
    this.rules.demandAddress(input.baseUrl);
    const { area, secret, ...rest } = input;
    const { view: before } = stored;
    const secretSealed =
      secret === undefined ? stored.secretSealed : secret === null ? null : this.cipher.seal(secret);
    const view: Centre = {
      id: before.id,
      version: before.version + 1,
      regionCode: before.regionCode,
      code: rest.code ?? before.code,
      name: rest.name ?? before.name,
      regionCodes: rest.regionCodes ?? before.regionCodes,
      phones: rest.phones ?? before.phones,
      script: rest.script === undefined ? before.script : rest.script,
      baseUrl: rest.baseUrl === undefined ? before.baseUrl : rest.baseUrl,
      isOwn: rest.isOwn ?? before.isOwn,
      hasArea: area === undefined ? before.hasArea : area !== null,
      hasSecret: secretSealed !== null,
    };
    await this.rules.demandOwnSecret(tx, view, secret);
    await this.centres.save(tx, { view, secretSealed });
    if (area !== undefined) await this.centres.setArea(tx, view.id, area);
    return this.note(tx, view, 'centre.updated.v1', actor);
  }

  private async note(tx: Tx, view: Centre, type: EventOf<'centre'>, actor: Actor): Promise<Centre> {
    const { id: entityId, version, regionCode } = view;
    await this.journal.append(tx, {
      type,
      entity: 'centre',
      entityId,
      version,
      regionCode,
      actor,
      data: view,
    });
    return view;
  }
}

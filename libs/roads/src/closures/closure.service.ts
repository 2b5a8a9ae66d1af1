import { Injectable } from '@nestjs/common';
import type { Actor, Closure, ClosureList, DrawClosureInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { z } from 'zod';
import { CLOSURE_ENTITY, RoadConditions } from '../network/road-conditions.js';
import { ClosureRules } from './closure-rules.js';
import { ClosureRepository } from './closure.repository.js';

/** Areas that no route goes through: drawn and lifted by supervisors, or ended by their own time. */
@Injectable()
export class ClosureService {
  constructor(
    private readonly repository: ClosureRepository,
    private readonly conditions: RoadConditions,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly database: Database,
    private readonly rules: ClosureRules,
  ) {}

  /** Closures nobody has lifted, in the regions the caller may see; inside `tx` by its snapshot. */
  async list(caller: Caller, tx?: Tx): Promise<ClosureList> {
    return { closures: await this.inRegions(caller.audience('closure.read').regionCodes, tx) };
  }

  /** The same for given regions; no right is checked: for other modules that checked their own. */
  async inRegions(regionCodes: readonly string[], tx?: Tx): Promise<Closure[]> {
    return this.repository.activeIn(regionCodes, tx);
  }

  /** Closes an area at once. Throws RESOURCE.NOT_FOUND, INPUT.INVALID naming the corner, the ring or the time that is wrong. */
  async draw(caller: Caller, input: z.infer<typeof DrawClosureInput>): Promise<Closure> {
    caller.demand('closure.manage', { regionCode: input.regionCode });
    const ring = await this.rules.check(input);
    await this.rules.demandReach(caller, ring);
    const closure = await this.commands.run(caller, 'roads.drawClosure', input, async (tx) => {
      const drawn: Closure = {
        id: newId(),
        version: 1,
        regionCode: input.regionCode,
        kind: input.kind,
        ring,
        note: input.note,
        drawnAt: this.rules.now().toISOString(),
        drawnBy: caller.actor,
        until: input.until === null ? null : new Date(input.until).toISOString(),
        liftedAt: null,
        liftedBy: null,
      };
      await this.repository.insert(tx, drawn);
      await this.note(tx, 'closure.drawn.v1', drawn, caller.actor);
      return drawn;
    });
    this.conditions.takeClosure(closure);
    return closure;
  }

  /** Opens the area again; one that is open already stays so. Throws RESOURCE.NOT_FOUND. */
  async lift(caller: Caller, { id }: { id: string }): Promise<Closure> {
    const closure = await this.commands.run(caller, 'roads.liftClosure', { id }, async (tx) => {
      const known = found(await this.repository.lock(tx, id));
      caller.demand('closure.manage', { regionCode: known.regionCode });
      if ((await this.rules.beyond(caller, known.ring, tx)).length > 0)
        throw new AppError('RESOURCE.NOT_FOUND');
      return known.liftedAt === null ? this.end(tx, known, caller.actor) : known;
    });
    this.conditions.takeClosure(closure);
    return closure;
  }

  /** Ends all whose time has come, each in its own transaction; gives how many. For the worker. */
  async liftDue(): Promise<number> {
    for (let lifted = 0; ; lifted += 1) {
      const closure = await this.database.transaction(async (tx) => {
        const due = await this.repository.claimDue(tx, this.rules.now());
        return due && this.end(tx, due, SYSTEM_ACTOR);
      });
      if (closure === null) return lifted;
      this.conditions.takeClosure(closure);
    }
  }

  private async end(tx: Tx, known: Closure, actor: Actor): Promise<Closure> {
    const liftedAt = this.rules.now().toISOString();
    const lifted = { ...known, version: known.version + 1, liftedAt, liftedBy: actor };
    await this.repository.lift(tx, lifted);
    await this.note(tx, 'closure.lifted.v1', lifted, actor);
    return lifted;
  }

  private async note(tx: Tx, type: EventOf<'closure'>, closure: Closure, actor: Actor): Promise<void> {
    await this.journal.append(tx, {
      type,
      entity: CLOSURE_ENTITY,
      entityId: closure.id,
      version: closure.version,
      regionCode: closure.regionCode,
      actor,
      data: closure,
    });
  }
}

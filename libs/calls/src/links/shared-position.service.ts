import { Injectable } from '@nestjs/common';
import type {
  Call,
  CallerLink,
  CallerLinkState,
  LocationFix,
  Place,
  SharePositionInput,
} from '#siaga/contracts';
import { IncidentService } from '#siaga/dispatch';
import { CommandRunner, type Visitor } from '#siaga/identity';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CallCommands } from '../calls/call-commands.js';
import { CallPlacer } from '../calls/call-placer.js';
import type { StoredCall } from '../calls/call-row.js';
import { CallRepository } from '../calls/call.repository.js';
import { jumpOf } from '../domain/caller-jump.policy.js';
import { isCallOver, sharesTooOften } from '../domain/caller-link.policy.js';
import { placeAfterAutomaticFix } from '../domain/place-choice.policy.js';

/** As much as a radius says anything; beyond it a fix is doubted anyway. */
const MOST_ACCURACY_M = 100_000;

/** What a caller's own phone does by a link: says that its page stands, and where it is. */
@Injectable()
export class SharedPositionService {
  constructor(
    private readonly runner: CommandRunner,
    private readonly repository: CallRepository,
    private readonly commands: CallCommands,
    private readonly placer: CallPlacer,
    private readonly incidents: IncidentService,
    private readonly clock: Clock,
  ) {}

  /** Notes that the page was opened; says whether the case is over. Throws RESOURCE.NOT_FOUND for another's call. */
  async open(visitor: Visitor, { id }: { id: string }): Promise<CallerLinkState> {
    visitor.demand('call.share_position', { kind: 'call', id });
    return this.runner.run(visitor, 'openCallerLink', { id }, async (tx) => {
      const stored = found(await this.repository.lock(tx, id));
      const { view } = stored;
      if (await this.isOver(tx, view)) return { isOver: true, sharedM: null };
      if (view.link && view.link.openedAt === null) {
        const link: CallerLink = { ...view.link, openedAt: this.clock.now().toISOString() };
        await this.commands.save(tx, visitor, stored, withLink(stored, link), 'call.link-opened.v1');
      }
      return { isOver: false, sharedM: sharedOf(view) };
    });
  }

  /**
   * Takes a position of the caller's phone, judged by the rule of every fix: a doubted one is kept and never ranked by, and none replaces what
   * the operator confirmed. Of a case that is over nothing is kept. Throws RESOURCE.NOT_FOUND, CALL.LINK_TOO_OFTEN.
   */
  async share(visitor: Visitor, input: SharePositionInput): Promise<CallerLinkState> {
    const { id, point, accuracyM, ageS } = input;
    visitor.demand('call.share_position', { kind: 'call', id });
    const { view: known } = found(await this.repository.byId(id));
    const location = {
      point,
      accuracyM: Math.min(accuracyM, MOST_ACCURACY_M),
      source: 'shared_link',
    } as const;
    // Named and ranked before the transaction: neither must keep the call locked.
    const place = found(await this.placer.placeOf({ location }, known.regionCode));
    const suggestion = await this.placer.suggest(place, known.regionCode);
    return this.runner.run(visitor, 'sharePosition', input, async (tx) => {
      const stored = found(await this.repository.lock(tx, id));
      const { view } = stored;
      const now = this.clock.now();
      if (await this.isOver(tx, view)) return { isOver: true, sharedM: null };
      if (sharesTooOften(view, now)) throw new AppError('CALL.LINK_TOO_OFTEN');
      const fix = this.fixOf(visitor, view, place, { ageS, now });
      const chosen = placeAfterAutomaticFix(view.place, fix.place);
      const link = view.link && {
        ...view.link,
        openedAt: view.link.openedAt ?? now.toISOString(),
        sharedAt: now.toISOString(),
      };
      const next: Call = { ...view, fixes: [...view.fixes, fix], place: chosen, ...(link && { link }) };
      if (chosen !== view.place) next.suggestion = suggestion;
      await this.commands.save(tx, visitor, stored, { ...stored, view: next }, 'call.position-shared.v1');
      return { isOver: false, sharedM: place.accuracyM };
    });
  }

  private fixOf(
    visitor: Visitor,
    call: Call,
    place: Place,
    { ageS, now }: { ageS: number; now: Date },
  ): LocationFix {
    const at = new Date(now.getTime() - ageS * 1_000).toISOString();
    const doubt = place.doubt === undefined ? jumpOf(call.fixes, { place, at }) : null;
    return {
      id: newId(),
      place: doubt === null ? place : { ...place, doubt },
      at,
      receivedAt: now.toISOString(),
      by: visitor.actor,
    };
  }

  private async isOver(tx: Tx, call: Call): Promise<boolean> {
    const isCaseOpen = call.incidentId !== null && (await this.incidents.isOpen(tx, call.incidentId));
    return isCallOver(call, isCaseOpen);
  }
}

const withLink = (stored: StoredCall, link: CallerLink): StoredCall => ({
  ...stored,
  view: { ...stored.view, link },
});

/** How wide the phone's last position is; null before there is one. */
function sharedOf({ fixes }: Call): number | null {
  return fixes.findLast(({ by }) => by.kind === 'visitor')?.place.accuracyM ?? null;
}

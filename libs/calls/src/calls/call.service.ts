import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  CallDisposition,
  type Call,
  type CloseCallInput,
  type CreateCallInput,
  type LocationFix,
  type SetCallPlaceInput,
  type UndoCallPlaceInput,
} from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import type { Audience } from '#siaga/journal';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { stateOf } from '../domain/call-state.policy.js';
import { allowedDispositions, decideAnswer } from '../domain/card.policy.js';
import { CallCommands } from './call-commands.js';
import { CallPlacer } from './call-placer.js';
import { CallRepository } from './call.repository.js';

/** Source of a call that no telephone system reported. */
const BY_HAND = 'manual';

/**
 * What operators do with calls. Every change checks the right for the call's region, locks the row, stores the next version
 * and journals the whole view.
 */
@Injectable()
export class CallService {
  constructor(
    private readonly commands: CallCommands,
    private readonly repository: CallRepository,
    private readonly placer: CallPlacer,
    private readonly clock: Clock,
  ) {}

  /** One call. Throws RESOURCE.NOT_FOUND, also when it lies outside of the caller's regions. */
  async byId(caller: Caller, id: string): Promise<Call> {
    const { view } = found(await this.repository.byId(id));
    caller.demand('call.read', view);
    return view;
  }

  /**
   * Calls somebody still has to do something about: neither closed nor linked (dropped ones for 24 hours, to be rung back),
   * and those of the given open incidents. `audience` is where the person may read calls; inside `tx` by its snapshot.
   */
  async alive(
    tx: Pick<Tx, 'query'>,
    audience: Pick<Audience, 'regionCodes'>,
    openIncidentIds: readonly string[],
  ): Promise<Call[]> {
    return this.repository.alive(tx, audience, openIncidentIds, this.clock.now());
  }

  /** How many dropped calls `alive` leaves out: of very many the newest are listed. */
  async leftOut(tx: Pick<Tx, 'query'>, audience: Pick<Audience, 'regionCodes'>): Promise<number> {
    return this.repository.leftOut(tx, audience, this.clock.now());
  }

  /** A call typed by hand: answered by the person who types it. Throws RESOURCE.NOT_FOUND outside of the caller's regions. */
  async create(caller: Caller, input: z.infer<typeof CreateCallInput>): Promise<Call> {
    caller.demand('call.handle', { regionCode: input.regionCode });
    const place = input.place
      ? await this.placer.confirm(input.place)
      : await this.placer.placeOf(input, input.regionCode);
    const suggestion = place && (await this.placer.suggest(place, input.regionCode));
    return this.commands.create(caller, input, async (tx) => {
      const now = this.clock.now();
      const view = callByHand(caller, input, now);
      if (place) {
        view.fixes = [fixBy(caller, place, now)];
        view.place = place;
        view.suggestion = suggestion;
      }
      const numberDigest = this.repository.digestOf(view);
      view.callsFromNumber = await this.repository.callsFromNumber(tx, numberDigest, view.id, view.offeredAt);
      return { view, claimedAt: now, closedAt: null, numberDigest };
    });
  }

  /** Takes the call. The first one wins; the second gets CALL.ALREADY_ANSWERED with the first one's name, a call that is over CALL.ILLEGAL_STEP. */
  async answer(caller: Caller, input: { id: string }): Promise<Call> {
    return this.commands.change(caller, 'answerCall', input, ({ view, ...rest }) => {
      const decision = decideAnswer(view, caller.actor);
      if (!decision.ok) {
        const details =
          decision.code === 'CALL.ALREADY_ANSWERED'
            ? { byName: decision.byName }
            : { state: view.state, disposition: view.disposition };
        throw new AppError(decision.code, { details });
      }
      if (!decision.isNew) return null;
      const now = this.clock.now();
      const answered: Call = {
        ...view,
        state: 'answered',
        answeredAt: view.answeredAt ?? now.toISOString(),
        answeredBy: caller.actor,
      };
      return { ...rest, view: answered, claimedAt: now };
    });
  }

  /** Confirms where the caller is. The fix is added to those before it; units and facilities are ranked anew. */
  async setPlace(caller: Caller, input: z.infer<typeof SetCallPlaceInput>): Promise<Call> {
    // Ranked before the transaction: an outside router must not keep the call locked; and for nobody who may not.
    const { view: known } = found(await this.repository.byId(input.id));
    caller.demand('call.handle', known);
    const place = await this.placer.confirm(input.place);
    const suggestion = await this.placer.suggest(place, known.regionCode);
    return this.commands.change(caller, 'setCallPlace', input, ({ view, ...rest }) => {
      const fix = fixBy(caller, place, this.clock.now());
      return {
        ...rest,
        view: {
          ...view,
          place,
          fixes: [...view.fixes, fix],
          suggestion,
          replaced: { fixId: fix.id, place: view.place },
        },
      };
    });
  }

  /**
   * Takes a choice of a place back: what it put aside returns whole, confirmed or not, believed or not. Throws
   * CALL.PLACE_CHANGED once something else has changed the place.
   */
  async undoPlace(caller: Caller, input: UndoCallPlaceInput): Promise<Call> {
    const { view: known } = found(await this.repository.byId(input.id));
    caller.demand('call.handle', known);
    const former = known.replaced?.place ?? null;
    const suggestion = former && (await this.placer.suggest(former, known.regionCode));
    return this.commands.change(
      caller,
      'undoCallPlace',
      input,
      ({ view, ...rest }) => {
        const { replaced, ...others } = view;
        if (replaced?.fixId !== input.fixId) throw new AppError('CALL.PLACE_CHANGED');
        return { ...rest, view: { ...others, place: replaced.place, suggestion } };
      },
      'call.place-restored.v1',
    );
  }

  /**
   * Closes the card, or corrects how it was closed. A linked call can only be `incident` or `duplicate`, an unlinked one
   * anything but `incident`: otherwise CALL.ILLEGAL_STEP names those allowed.
   */
  async close(caller: Caller, input: CloseCallInput): Promise<Call> {
    return this.commands.change(caller, 'closeCall', input, (stored) => {
      const { view } = stored;
      const allowed = allowedDispositions(view, CallDisposition.options);
      if (!allowed.includes(input.disposition))
        throw new AppError('CALL.ILLEGAL_STEP', { details: { state: view.state, allowed } });
      const closedAt = stored.closedAt ?? this.clock.now();
      const closed: Call = {
        ...view,
        state: stateOf(view.state === 'answered' || view.state === 'ended', true),
        endedAt: view.endedAt ?? closedAt.toISOString(),
        disposition: input.disposition,
        note: input.note ?? view.note,
      };
      return { ...stored, view: closed, closedAt };
    });
  }
}

function callByHand(caller: Caller, input: z.infer<typeof CreateCallInput>, now: Date): Call {
  return {
    id: newId(),
    version: 1,
    regionCode: input.regionCode,
    source: BY_HAND,
    sourceCallId: null,
    line: input.line ?? null,
    queue: null,
    state: 'answered',
    offeredAt: now.toISOString(),
    receivedAt: now.toISOString(),
    answeredAt: now.toISOString(),
    answeredBy: caller.actor,
    endedAt: null,
    personal: { callerNumber: input.callerNumber ?? null, callerName: input.callerName ?? null },
    callsFromNumber: 1,
    locationText: input.locationText ?? null,
    fixes: [],
    place: null,
    incidentId: null,
    disposition: null,
    note: input.note ?? null,
    suggestion: null,
  };
}

function fixBy(caller: Caller, place: LocationFix['place'], now: Date): LocationFix {
  return { id: newId(), place, at: now.toISOString(), receivedAt: now.toISOString(), by: caller.actor };
}

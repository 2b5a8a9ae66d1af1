import { BoardCodeShown, OpenedBoard, type PairedBoard, type PairBoardInput } from '#siaga/contracts';
import type { ClinicWorld } from './booking-world.js';
import { send, type Answer } from './session.js';
import { bodyOf } from './portal-booking.js';
import { newDevice, PortalVisit } from './visitor.js';

/** A television of a waiting room, as its page does it. */
export class Television {
  readonly device = newDevice();

  constructor(readonly base: string) {}

  tryAsk(): Promise<Answer> {
    return send(this.base, 'askBoardCode', { device: this.device });
  }

  /** The code that it shows from now on. */
  async ask(): Promise<string> {
    return BoardCodeShown.parse(bodyOf('askBoardCode', await this.tryAsk())).code;
  }

  /** The secret of its board; null while nobody typed its code. */
  async look(): Promise<string | null> {
    const answer = await send(this.base, 'openBoard', { device: this.device });
    return OpenedBoard.parse(bodyOf('openBoard', answer)).secret;
  }

  /** Comes in to the board that its code was typed for. */
  async enter(): Promise<PortalVisit> {
    const secret = await this.look();
    if (secret === null) throw new Error('Nobody typed the code of this television');
    return PortalVisit.open(this.base, secret);
  }
}

/** Types a code at the counter. */
export function pairBoard(
  { counter, facilityId }: Pick<ClinicWorld, 'counter' | 'facilityId'>,
  code: string,
  more: Partial<PairBoardInput> = {},
): Promise<PairedBoard> {
  return counter.call('pairBoard', { facilityId, code, name: 'Ruang tunggu', ...more });
}

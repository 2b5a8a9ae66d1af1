import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { CentreRepository } from '../centres/centre.repository.js';
import { HandoverRepository } from '../handovers/handover.repository.js';

/** Where a message about a hand-over goes. */
export interface PeerAddress {
  baseUrl: string;
  secret: string;
  /** Code of the own centre. */
  from: string;
  reference: string;
}

/** The configured addresses of the other centres. */
@Injectable()
export class PeerAddresses {
  constructor(
    private readonly handovers: HandoverRepository,
    private readonly centres: CentreRepository,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Of the other centre of a hand-over; null when it has none any more. */
  async of(handoverId: string): Promise<PeerAddress | null> {
    const stored = await this.handovers.byId(handoverId);
    const { centreId, reference } = stored?.view ?? { centreId: null, reference: '' };
    if (!stored || centreId === null || stored.ownCentreId === null) return null;
    const other = await this.centres.byId(centreId);
    const own = await this.centres.byId(stored.ownCentreId);
    if (!own || !other?.secretSealed || other.view.baseUrl === null) return null;
    const secret = String(this.cipher.open(other.secretSealed));
    return { baseUrl: other.view.baseUrl, secret, from: own.view.code, reference };
  }
}

import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SIGNATURE_HEADER, SOURCE_HEADER, TIMESTAMP_HEADER, type Centre } from '#siaga/contracts';
import { AppError, Clock, PersonalDataCipher, provesSecret } from '#siaga/kernel';
import { CentreRepository } from '../centres/centre.repository.js';

/** Compared against when the centre is unknown, so that a known name cannot be told by the time an answer takes. */
const NO_SECRET = randomBytes(32).toString('hex');

/** The two ends of a proven message. */
export interface Ends {
  /** The centre that sent it. */
  other: Centre;
  /** The own centre it is for. */
  own: Centre;
}

/** Tells another centre's message from a false one: signed like the events of a telephone system, and meant for us. */
@Injectable()
export class PeerAuthenticator {
  constructor(
    private readonly centres: CentreRepository,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** The centre whose secret signed the body. Throws HANDOVER.BAD_SIGNATURE. */
  async authenticate(headers: IncomingHttpHeaders, rawBody: Buffer): Promise<Centre> {
    const code = single(headers[SOURCE_HEADER]) ?? '';
    const known = await this.centres.byCode(code);
    const secret = known?.secretSealed ? String(this.cipher.open(known.secretSealed)) : null;
    const shown = {
      // A bearer token would prove nothing of the body: only signatures count between centres.
      authorization: undefined,
      signature: single(headers[SIGNATURE_HEADER]) ?? '',
      timestamp: single(headers[TIMESTAMP_HEADER]),
      rawBody,
    };
    const isProven = provesSecret(shown, secret ?? NO_SECRET, this.clock.now());
    if (!known || secret === null || !isProven) throw new AppError('HANDOVER.BAD_SIGNATURE');
    return known.view;
  }

  /**
   * Both ends of a message, whose names stand under the signature: one sent back to its sender, or to a third centre that has the
   * same secret, is refused. Throws HANDOVER.BAD_SIGNATURE.
   */
  async endsOf(other: Centre, message: { from: string; to: string }): Promise<Ends> {
    const own = await this.centres.byCode(message.to);
    if (message.from !== other.code || !own?.view.isOwn) throw new AppError('HANDOVER.BAD_SIGNATURE');
    return { other, own: own.view };
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

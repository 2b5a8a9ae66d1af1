import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#siaga/kernel';
import { Database, SHARED_SIZES, SharedCommits, type SharedItem } from '#siaga/persistence';
import { offersAlone, type OfferRow } from './offer.statement.js';

/** An offer that stands alone. Its keys are its incident, its unit and its command's key: what its statement locks. */
export interface LoneOffer extends SharedItem {
  id: string;
  parameters: unknown[];
  /** Called once the offer is committed, in the order of the journal. */
  onWritten: (seq: number) => void;
}

const STATEMENTS = new Map(SHARED_SIZES.map((size) => [size, offersAlone(size)]));

/** Writes offers that stand alone; those that wait together share one statement and one commit (ADR 0025). */
@Injectable()
export class OfferWriter {
  private readonly commits: SharedCommits<LoneOffer, true>;

  constructor(
    @Inject(Database) private readonly database: Pick<Database, 'query'>,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.commits = new SharedCommits((batch) => this.run(batch), 'offers', logger);
  }

  /** True once the offer is committed; false when something stood against it. Throws what the database says of this offer. */
  async write(offer: LoneOffer): Promise<boolean> {
    return (await this.commits.write(offer)) ?? false;
  }

  private async run(batch: readonly LoneOffer[]): Promise<ReadonlyMap<LoneOffer, true>> {
    const statement = STATEMENTS.get(batch.length) ?? offersAlone(batch.length);
    const parameters = batch.flatMap((offer) => offer.parameters);
    const rows = await this.database.query<OfferRow>(statement, parameters);
    const offers = new Map(batch.map((offer) => [offer.id, offer]));
    const written = new Map<LoneOffer, true>();
    const seqOf = ({ seq }: OfferRow): number => Number(seq);
    for (const row of [...rows].sort((a, b) => seqOf(a) - seqOf(b))) {
      const offer = offers.get(row.id);
      if (!offer) continue;
      offer.onWritten(seqOf(row));
      written.set(offer, true);
    }
    return written;
  }
}

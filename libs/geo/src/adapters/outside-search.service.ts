import { Inject, Injectable } from '@nestjs/common';
import { CircuitBreaker, Clock, LOGGER, type Logger } from '#siaga/kernel';
import { geocoderSettings, type GeocoderSettings } from './geocoder.settings.js';
import {
  OUTSIDE_GEOCODER,
  type OutsideGeocoder,
  type OutsidePlace,
  type OutsideQuestion,
} from './outside-geocoder.js';

/**
 * Asks the configured geocoder within its time, and leaves it alone while it is broken. Gives nothing rather than failing: our own
 * answers do not depend on it. What it is asked is personal and never logged.
 */
@Injectable()
export class OutsideSearch {
  private readonly breaker: CircuitBreaker;
  /** Said once for each time that it is away. */
  private isAway = false;

  constructor(
    @Inject(OUTSIDE_GEOCODER) private readonly geocoder: OutsideGeocoder | null,
    @Inject(geocoderSettings.token)
    private readonly settings: Pick<GeocoderSettings, 'SIAGA_GEOCODER_TIMEOUT_MS'>,
    clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.breaker = new CircuitBreaker(() => clock.now().getTime());
  }

  /** The geocoder to ask about a finished text, or about one that is being typed; null when there is none. */
  sourceFor(isTyping: boolean): OutsideGeocoder['source'] | null {
    if (this.geocoder === null || (isTyping && !this.geocoder.completesWords)) return null;
    return this.geocoder.source;
  }

  /** What it finds; empty when it is slow, broken or left alone. Never rejects. */
  async find(question: Omit<OutsideQuestion, 'signal'>): Promise<OutsidePlace[]> {
    if (this.geocoder === null || !this.breaker.tryEnter()) return [];
    const signal = AbortSignal.timeout(this.settings.SIAGA_GEOCODER_TIMEOUT_MS);
    try {
      const places = await this.geocoder.find({ ...question, signal });
      this.noteSuccess(this.geocoder.source);
      return places;
    } catch (error) {
      this.noteFailure(this.geocoder.source, error);
      return [];
    }
  }

  private noteSuccess(source: string): void {
    this.breaker.succeed();
    if (this.isAway) this.logger.info(`${source} answers again`);
    this.isAway = false;
  }

  private noteFailure(source: string, error: unknown): void {
    this.breaker.fail();
    const reason = error instanceof Error ? error.message : String(error);
    if (!this.isAway) this.logger.warn({ reason }, `places come from our own index alone: ${source}`);
    this.isAway = true;
  }
}

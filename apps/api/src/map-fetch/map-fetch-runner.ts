import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { MapFetch } from '#siaga/contracts';
import { LOGGER, RunsInBackground, Ticker, type BackgroundPart, type Logger } from '#siaga/kernel';
import { MapFetchService } from '#siaga/mapdata';
import { isPassing } from '#siaga/persistence';
import { FetchProgram } from './fetch-program.js';

const LOOK_MS = 2_000;
const BEAT_MS = 1_000;
/** The largest kabupaten over a slow line; what takes longer hangs. */
const LONGEST_MS = 2 * 3_600_000;

/** Fetches the maps that were asked for on the screen, one at a time in each worker. */
@RunsInBackground()
@Injectable()
export class MapFetchRunner implements BackgroundPart, BeforeApplicationShutdown {
  private readonly ticker: Ticker;
  private program: FetchProgram | null = null;
  private isEnding = false;

  constructor(
    private readonly fetches: MapFetchService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const onFailure = (error: unknown): void => logger.error({ err: error }, 'maps cannot be fetched');
    this.ticker = new Ticker(LOOK_MS, () => this.turn(), onFailure);
  }

  start(): void {
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    this.program?.stop();
    await this.ticker.stop();
  }

  private async turn(): Promise<void> {
    const fetch = this.isEnding ? null : await this.fetches.claim();
    if (fetch === null) return;
    const program = (this.program = new FetchProgram(fetch.regionCode));
    const clock = this.watch(fetch, program);
    try {
      const end = await program.ended;
      if (end?.kind === 'done') await this.fetches.end(fetch, { status: 'done' });
      else if (end?.kind === 'failed') await this.fetches.end(fetch, { status: 'failed', ...end });
      else if (this.isEnding) await this.fetches.giveBack(fetch);
      // It is silent, and taken up again.
      else if (!program.isStopped)
        this.logger.error(
          { regionCode: fetch.regionCode, said: program.lastWords },
          'the program that fetches a map died',
        );
    } finally {
      clearInterval(clock);
      this.program = null;
    }
  }

  /** Tells how far it is every second, and ends a program that is not to go on or hangs. */
  private watch(fetch: MapFetch, program: FetchProgram): NodeJS.Timeout {
    const startedMs = performance.now();
    return setInterval(() => {
      if (performance.now() - startedMs > LONGEST_MS) program.stop();
      this.fetches.beat(fetch, program.step).then(
        (goesOn) => (goesOn ? undefined : program.stop()),
        (error: unknown) => {
          // Silent for too long it is taken up by another, and then told not to go on.
          if (!isPassing(error)) this.logger.error({ err: error }, 'how far a map is could not be kept');
        },
      );
    }, BEAT_MS);
  }
}

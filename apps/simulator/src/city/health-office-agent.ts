import { sleep } from '#siaga/client';
import { JAMBI_REGION } from '#siaga/simulation';
import { type LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { idleLink } from './idle-link.js';
import { type Reporter } from './reporter.js';

const AGAIN_MS = 15_000;
/** Where the city's travellers come in. */
const AIRPORT = {
  name: 'Bandara Sultan Thaha',
  mode: 'air',
  point: { lon: 103.6442, lat: -1.6381 },
} as const;

/** The health office of the city: sets up the post at its airport where it has none, and leaves the rest to people. */
export class HealthOfficeAgent {
  readonly link: LiveLink;

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly signal: AbortSignal,
  ) {
    this.link = idleLink(session, 'health office', reporter, signal);
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    await Promise.all([this.link.run(), this.#setUp()]);
  }

  async #setUp(): Promise<void> {
    do {
      try {
        await this.session.signIn();
        const { programs } = await this.session.call('monitoringPrograms', {});
        const program = programs.find(({ isActive, kinds }) => isActive && kinds.includes('traveller'));
        if (program === undefined) continue;
        const { posts } = await this.session.call('entryPosts', {});
        // One that an office has shut stays shut.
        if (posts.length === 0)
          await this.session.call('setEntryPost', {
            ...{ postId: null, version: null, regionCode: JAMBI_REGION, ...AIRPORT },
            ...{ programId: program.id, isActive: true },
          });
        return;
      } catch (error) {
        if (!this.signal.aborted) this.reporter.trouble('health office', error);
      }
    } while (await sleep(AGAIN_MS, this.signal));
  }
}

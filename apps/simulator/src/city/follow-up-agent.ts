import { ApiError, sleep } from '#siaga/client';
import { daysLater, type MonitoringProgram } from '#siaga/contracts';
import { JAMBI_REGION, type Random } from '#siaga/simulation';
import { type LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { followedPeople, type FollowedPerson, type Habit } from './follow-up-people.js';
import { FollowedPhone } from './followed-phone.js';
import { idleLink } from './idle-link.js';
import { type Reporter } from './reporter.js';

const LOOK_MS = 15_000;
const MINUTE_MS = 60_000;
/** So long after the start the last of them has reported. */
const REPORTED_WITHIN_MS = 8 * MINUTE_MS;
/** Somebody needs help when whoever opens the demo has looked around. */
const HELP_AFTER_MS = 5 * MINUTE_MS;
/** Refusals that are the day itself: a day that is not open, a follow-up that an officer ended. */
const OF_THE_DAY = ['MONITORING.DAY_NOT_OPEN', 'MONITORING.OVER', 'MONITORING.ALREADY_FOLLOWED'];

interface Life {
  readonly phone: FollowedPhone;
  readonly habit: Habit;
  dueAtMs: number;
  /** When they press the button; never, for most. */
  helpAtMs: number;
}

/** Twenty people in isolation: an officer enters them when there are none, and each lives their days at a telephone of their own. */
export class FollowUpAgent {
  readonly link: LiveLink;
  readonly #lives: Life[] = [];

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {
    this.link = idleLink(session, 'follow-up', reporter, signal);
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    await Promise.all([this.link.run(), this.#work()]);
  }

  async #work(): Promise<void> {
    let isSetUp = false;
    do {
      try {
        if (!isSetUp) await this.#setUp();
        isSetUp = true;
        for (const life of this.#lives) await this.#live(life);
      } catch (error) {
        if (!this.signal.aborted) this.reporter.trouble('follow-up', error);
      }
    } while (await sleep(LOOK_MS, this.signal));
  }

  async #setUp(): Promise<void> {
    await this.session.signIn();
    const { programs } = await this.session.call('monitoringPrograms', {});
    const program = programs.find(({ isActive, kinds }) => isActive && kinds.includes('odp'));
    if (program === undefined) return;
    const people = followedPeople(this.random);
    const { cases } = await this.session.call('monitoringWork', { regionCode: JAMBI_REGION, most: 200 });
    for (const one of people) {
      const known = cases.find(({ person }) => person.name === one.person.name);
      if (known === undefined) await this.#enter(program, one);
      else if (known.isReporter) await this.#handPhone(known.id, one.habit);
    }
  }

  async #enter(
    program: MonitoringProgram,
    { habit, kind, person, village, place }: FollowedPerson,
  ): Promise<void> {
    const { candidates } = await this.session.call('locate', {
      q: village,
      regionCode: JAMBI_REGION,
      limit: 1,
    });
    const today = new Date(Date.now()).toISOString().slice(0, 10);
    await this.#try(async () => {
      const { case: one } = await this.session.call('openCase', {
        ...{ programId: program.id, person, place },
        kind: program.kinds.includes(kind) ? kind : 'odp',
        regionCode: candidates[0]?.regionCode ?? JAMBI_REGION,
        dayOne: daysLater(today, habit === 'silent' ? -4 : -2),
        asks: { channel: 'none', hour: null },
      });
      // Who told an officer how they were, days ago, and nothing since.
      if (habit === 'silent')
        await this.session.call('reportForCase', {
          id: one.id,
          forDate: daysLater(today, -3),
          answers: wellOf(program),
        });
      else await this.#handPhone(one.id, habit);
      this.reporter.count('followedUp');
    });
  }

  async #handPhone(caseId: string, habit: Habit): Promise<void> {
    if (habit === 'silent') return;
    const { code } = await this.session.call('renewActivation', { id: caseId });
    const phone = await FollowedPhone.withCode(this.session.baseUrl, code);
    const dueAtMs = Date.now() + this.random.between(0, REPORTED_WITHIN_MS);
    this.#lives.push({ phone, habit, dueAtMs, helpAtMs: Infinity });
  }

  async #live(life: Life): Promise<void> {
    const nowMs = Date.now();
    if (nowMs >= life.helpAtMs) {
      life.helpAtMs = Infinity;
      await this.#try(() => life.phone.callHelp());
    }
    if (nowMs < life.dueAtMs) return;
    const page = await life.phone.page();
    await this.#try(async () => {
      const told = await life.phone.report(page, life.habit !== 'well');
      for (let n = 0; n < told; n += 1) this.reporter.count('dailyReports');
      if (told > 0 && life.habit === 'calls_help') life.helpAtMs = nowMs + HELP_AFTER_MS;
    });
    life.dueAtMs = nowMs + REPORTED_WITHIN_MS;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError) || !OF_THE_DAY.includes(error.code)) throw error;
    }
  }
}

function wellOf({ questions }: MonitoringProgram): Record<string, number> {
  const temperature = questions.find(({ kind }) => kind === 'temperature');
  return temperature === undefined ? {} : { [temperature.key]: 36.7 };
}

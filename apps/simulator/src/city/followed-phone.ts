import { ApiClient, CookieJar, randomUuid } from '#siaga/client';
import { type MonitoringProgram, type OwnCase } from '#siaga/contracts';

const TIMEOUT_MS = 30_000;
/** Six digits of somebody's own; nobody is behind them. */
const PIN = '482915';
const CLAIM_SIGNS = 43;

/** The telephone of somebody who is followed up: their own page, as a browser has it. */
export class FollowedPhone {
  readonly #client: ApiClient;
  #caseId: string;

  private constructor(baseUrl: string) {
    const { fetch } = new CookieJar();
    this.#client = new ApiClient({ baseUrl, fetch, timeoutMs: TIMEOUT_MS, checksAnswers: true });
    this.#caseId = '';
  }

  /** Opens the page by an officer's code. Throws ApiError. */
  static async withCode(baseUrl: string, code: string): Promise<FollowedPhone> {
    const phone = new FollowedPhone(baseUrl);
    await phone.#redeem((await phone.#client.call('activateCase', { code, pin: PIN })).secret);
    return phone;
  }

  /** Scans what a post's officer shows; null when the page does not open yet. Throws ApiError. */
  static async scanning(baseUrl: string, code: string): Promise<FollowedPhone | null> {
    const phone = new FollowedPhone(baseUrl);
    const claim = `${randomUuid()}${randomUuid()}`.replaceAll('-', '').slice(0, CLAIM_SIGNS);
    const paired = await phone.#client.call('pairTraveller', { code, claim, pin: PIN, heldS: 0 });
    if (paired.state !== 'open') return null;
    await phone.#redeem(paired.secret);
    return phone;
  }

  async #redeem(secret: string): Promise<void> {
    const visit = await this.#client.call('redeemLink', {
      secret,
      device: `${randomUuid()}${randomUuid()}`,
    });
    this.#caseId = visit.passes[0]?.subject.id ?? '';
  }

  page(): Promise<OwnCase> {
    return this.#client.call('ownCase', { id: this.#caseId });
  }

  /** Reports for everybody of the house who has not. Gives for how many. */
  async report({ program, people, today }: OwnCase, isIll: boolean): Promise<number> {
    const due = people.filter(
      ({ status, reports }) => status === 'follow_up' && reports.every(({ forDate }) => forDate !== today),
    );
    for (const { caseId } of due)
      await this.#client.call(
        'sendReport',
        { id: this.#caseId, caseId, forDate: today, answers: answersTo(program, isIll) },
        { idempotencyKey: randomUuid() },
      );
    return due.length;
  }

  async callHelp(): Promise<void> {
    await this.#client.call(
      'pressPanic',
      { id: this.#caseId, caseId: this.#caseId },
      { idempotencyKey: randomUuid() },
    );
  }
}

/** What somebody answers who is well, or has a fever and a cough. */
export function answersTo(
  { questions }: Pick<MonitoringProgram, 'questions'>,
  isIll: boolean,
): Record<string, number | boolean> {
  const answers: Record<string, number | boolean> = {};
  let isTold = !isIll;
  for (const question of questions) {
    if (question.kind === 'temperature') answers[question.key] = isIll ? 38.6 : 36.7;
    if (question.kind !== 'yes_no') continue;
    const tells = !isTold && question.weighs === 'symptomatic';
    isTold ||= tells;
    answers[question.key] = tells ? question.when : !question.when;
  }
  return answers;
}

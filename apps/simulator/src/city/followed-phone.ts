import { ApiClient, CookieJar, randomUuid } from '#siaga/client';
import { type MonitoringProgram, type OwnCase } from '#siaga/contracts';

const TIMEOUT_MS = 30_000;
/** Six digits of somebody's own; nobody is behind them. */
const PIN = '482915';

/** The telephone of somebody who is followed up: their own page, as a browser has it. */
export class FollowedPhone {
  readonly #client: ApiClient;

  constructor(
    baseUrl: string,
    readonly caseId: string,
  ) {
    const { fetch } = new CookieJar();
    this.#client = new ApiClient({ baseUrl, fetch, timeoutMs: TIMEOUT_MS, checksAnswers: true });
  }

  /** Opens the page by an officer's code. Throws ApiError. */
  async open(code: string): Promise<void> {
    const { secret } = await this.#client.call('activateCase', { code, pin: PIN });
    await this.#client.call('redeemLink', { secret, device: `${randomUuid()}${randomUuid()}` });
  }

  page(): Promise<OwnCase> {
    return this.#client.call('ownCase', { id: this.caseId });
  }

  /** Reports for everybody of the house who has not. Gives for how many. */
  async report({ program, people, today }: OwnCase, isIll: boolean): Promise<number> {
    const due = people.filter(
      ({ status, reports }) => status === 'follow_up' && reports.every(({ forDate }) => forDate !== today),
    );
    for (const { caseId } of due)
      await this.#client.call(
        'sendReport',
        { id: this.caseId, caseId, forDate: today, answers: answersTo(program, isIll) },
        { idempotencyKey: randomUuid() },
      );
    return due.length;
  }

  async callHelp(): Promise<void> {
    await this.#client.call(
      'pressPanic',
      { id: this.caseId, caseId: this.caseId },
      { idempotencyKey: randomUuid() },
    );
  }
}

/** What somebody answers who is well, or has a fever and a cough. */
function answersTo({ questions }: MonitoringProgram, isIll: boolean): Record<string, number | boolean> {
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

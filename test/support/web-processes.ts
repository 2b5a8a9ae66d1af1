import { expect } from '@jest/globals';
import type { EndpointName } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { incidentInput } from './builders.js';
import { ServerProcess } from './server-process.js';
import { serverVariables } from './server.js';
import { problemOf, send, type Answer, type Session } from './session.js';

/** A process of the server under attack, and what people at it do. */
export class WebProcess {
  private constructor(readonly server: ServerProcess) {}

  static async start(
    databaseUrl: string,
    role: 'web' | 'worker',
    settings: Record<string, string> = {},
  ): Promise<WebProcess> {
    return new WebProcess(
      await ServerProcess.start({
        ...serverVariables(databaseUrl),
        SIAGA_ROLE: role,
        SIAGA_DEMO: 'off',
        ...settings,
      }),
    );
  }

  /** What an operator sends; never throws on a refusal. */
  send(
    by: Session,
    name: EndpointName,
    input: Record<string, unknown>,
    key: string = newId(),
  ): Promise<Answer> {
    return send(this.server.base, name, input, { cookie: by.cookie, key });
  }

  /** One of the commands that append to the journal, told apart by its number. */
  write(by: Session, number: number, key: string = newId()): Promise<Answer> {
    return number % 2 === 0
      ? this.send(by, 'createCall', { regionCode: '15.71', note: `uji ${number}` }, key)
      : this.send(by, 'openIncident', incidentInput(), key);
  }

  async ready(): Promise<{ status: number; checks: Record<string, { ok: boolean; detail?: string }> }> {
    const response = await fetch(`${this.server.base}/health/ready`);
    const { checks } = (await response.json()) as { checks: Record<string, { ok: boolean }> };
    return { status: response.status, checks };
  }
}

/** It was done, or refused for the time being with a word that screens have a sentence for. */
export function expectDoneOrPassing(answer: Answer): void {
  if (answer.status === 200) return;
  expect(problemOf(answer).code).toMatch(/^SYSTEM\.(DATABASE_UNAVAILABLE|OVERLOADED)$/);
  expect(answer.status).toBe(503);
}

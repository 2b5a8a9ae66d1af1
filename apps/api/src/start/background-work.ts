import { Inject, Injectable } from '@nestjs/common';
import { DeclaredParts, ENV, RunsInBackground, type BackgroundPart, type Env } from '#siaga/kernel';

/** Work that no request asks for: every class that is marked with `RunsInBackground`. Not in a `web` process. */
@Injectable()
export class BackgroundWork {
  constructor(
    private readonly declared: DeclaredParts,
    @Inject(ENV) private readonly env: Env,
  ) {}

  start(): void {
    if (this.env.SIAGA_ROLE === 'web') return;
    for (const { part } of this.declared.find<unknown, BackgroundPart>(RunsInBackground).values())
      part.start();
  }
}

import { Injectable } from '@nestjs/common';
import { DeclaredParts, RunsInBackground, type BackgroundPart } from '#siaga/kernel';
import { ProcessBeats } from '#siaga/persistence';

/** Work that no request asks for: every class that is marked with `RunsInBackground`. In a `web` process only while it stands in. */
@Injectable()
export class BackgroundWork {
  constructor(
    private readonly declared: DeclaredParts,
    private readonly beats: ProcessBeats,
  ) {}

  start(): void {
    this.beats.start(() => {
      for (const { part } of this.declared.find<unknown, BackgroundPart>(RunsInBackground).values())
        part.start();
    });
  }
}

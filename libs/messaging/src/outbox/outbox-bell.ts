import { Injectable } from '@nestjs/common';

/** Tells the worker of this process, if there is one, that a message was just committed. */
@Injectable()
export class OutboxBell {
  private listener: () => void = () => undefined;

  onRing(listener: () => void): void {
    this.listener = listener;
  }

  ring(): void {
    this.listener();
  }
}

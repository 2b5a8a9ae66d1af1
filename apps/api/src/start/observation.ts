import { Injectable } from '@nestjs/common';
import { DeclaredParts, Observed, type ObservedPart } from '#siaga/kernel';
import { Health } from '../http/health.js';
import { Metrics } from '../http/metrics.js';

/** What the classes marked with `Observed` count, on /metrics; what they are waiting for, on /health/ready. */
@Injectable()
export class Observation {
  constructor(
    private readonly declared: DeclaredParts,
    private readonly metrics: Metrics,
    private readonly health: Health,
  ) {}

  start(): void {
    for (const { part } of this.declared.find<unknown, ObservedPart>(Observed).values()) {
      for (const figure of part.figures?.() ?? [])
        this.metrics.gauge(figure.name, figure.help, () => figure.read());
      for (const [name, check] of Object.entries(part.healthChecks?.() ?? {}))
        this.health.report(name, check);
    }
  }
}

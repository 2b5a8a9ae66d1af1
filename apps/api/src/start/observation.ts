import { Injectable } from '@nestjs/common';
import { IngestCounters } from '#siaga/calls';
import { GeoService } from '#siaga/geo';
import { RealtimeStats } from '#siaga/realtime';
import { RoadStateQuery } from '#siaga/roads';
import { Health } from '../http/health.js';
import { Metrics } from '../http/metrics.js';

/** What the libs count, on /metrics; what they are waiting for, on /health/ready. */
@Injectable()
export class Observation {
  constructor(
    private readonly metrics: Metrics,
    private readonly health: Health,
    private readonly geo: GeoService,
    private readonly realtime: RealtimeStats,
    private readonly ingest: IngestCounters,
    private readonly roads: RoadStateQuery,
  ) {}

  start(): void {
    const { metrics, realtime, ingest } = this;
    metrics.gauge('siaga_sockets', 'Sockets connected now', () => realtime.connectedSockets);
    metrics.gauge('siaga_changes_emitted', 'Live changes sent since start', () => realtime.emittedChanges);
    metrics.gauge('siaga_changes_resumed', 'Missed changes sent since start', () => realtime.resumedChanges);
    metrics.gauge('siaga_position_frames', 'Position frames sent since start', () => realtime.emittedFrames);
    metrics.gauge(
      'siaga_handshakes_refused',
      'Sockets refused since start',
      () => realtime.refusedHandshakes,
    );
    metrics.gauge('siaga_call_events_accepted', 'Call events taken since start', () => ingest.accepted);
    metrics.gauge('siaga_call_events_refused', 'Call events refused since start', () => ingest.refused);
    metrics.gauge(
      'siaga_call_events_bad_signature',
      'Posts with a wrong credential',
      () => ingest.badSignatures,
    );
    metrics.gauge(
      'siaga_router_fallbacks',
      'Questions about travel times that the configured router did not answer',
      () => this.roads.fallbackCount,
    );
    this.health.report('geocoder', () =>
      this.geo.isReady ? { ok: true } : { ok: false, detail: 'places are typed by hand until it is loaded' },
    );
    this.health.report('router', () => {
      const { fallbackReason } = this.roads.read();
      return fallbackReason === null ? { ok: true } : { ok: false, detail: fallbackReason };
    });
  }
}

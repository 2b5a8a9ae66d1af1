import { Injectable } from '@nestjs/common';
import { regionLineage, type Eta } from '#siaga/contracts';
import { broadcast } from '../connections/broadcast.js';
import type { SocketServer } from '../connections/socket-server.js';
import { EtaPort } from '../ports.js';

const FRAME_INTERVAL_MS = 1_000;

/** Sends estimated arrivals to those who watch their region: one frame a second at most, volatile, the newest of a unit only. */
@Injectable()
export class EtaFrames {
  private waiting = new Map<string, Eta>();

  constructor(private readonly port: EtaPort) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    const unsubscribe = this.port.onEtas((etas) => {
      for (const eta of etas) this.waiting.set(eta.unitId, eta);
    });
    const timer = setInterval(() => this.sendFrames(server), FRAME_INTERVAL_MS);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }

  private sendFrames(server: SocketServer): void {
    const byRegion = new Map<string, Eta[]>();
    for (const eta of this.waiting.values()) {
      const etas = byRegion.get(eta.regionCode);
      if (etas) etas.push(eta);
      else byRegion.set(eta.regionCode, [eta]);
    }
    this.waiting = new Map();
    for (const [regionCode, etas] of byRegion) {
      const rooms = regionLineage(regionCode).map((code) => `region:${code}`);
      broadcast(server, rooms, 'etas', { etas }, { isVolatile: true });
    }
  }
}

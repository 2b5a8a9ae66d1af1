import { Injectable } from '@nestjs/common';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { DEMO_PROVIDER } from '../demo/demo.carrier.js';
import { Carriers } from '../outbox/carriers.js';
import { PushDeviceRepository, type PushDevice, type Subscription } from './push-device.repository.js';

/** The phones and browsers of people that may be rung. */
@Injectable()
export class PushDevices {
  constructor(
    private readonly repository: PushDeviceRepository,
    private readonly carriers: Carriers,
    private readonly clock: Clock,
  ) {}

  /** Of these accounts or persons. In the demo's box everybody has one: there is no phone to ask. */
  async of(tx: Tx, ownerIds: readonly string[]): Promise<PushDevice[]> {
    if (this.carriers.of('push')?.provider === DEMO_PROVIDER)
      return ownerIds.map((ownerId) => ({ id: ownerId, ownerId, language: 'id' }));
    return this.repository.ofOwners(tx, ownerIds);
  }

  /** Adds a browser that was subscribed, or hands it to whom it belongs to now. */
  add(tx: Tx, ownerId: string, subscription: Subscription, language: 'id' | 'en'): Promise<void> {
    return this.repository.save(tx, ownerId, subscription, language, this.clock.now());
  }

  /** Forgets the person's own browser. */
  remove(tx: Tx, ownerId: string, endpoint: string): Promise<void> {
    return this.repository.remove(tx, ownerId, endpoint);
  }
}

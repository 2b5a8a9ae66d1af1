import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '#siaga/kernel';
import { linkSettings, type LinkSettings } from '../identity.settings.js';

/** Under which address phones outside reach the portal. */
@Injectable()
export class PublicAddress {
  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(linkSettings.token) private readonly settings: LinkSettings,
  ) {}

  /** The whole of a link with this path; null where no address is set up. In the demo the phone is this machine. */
  of(path: string): string | null {
    const demo = this.env.SIAGA_DEMO === 'on' ? `http://localhost:${this.env.PORT}` : undefined;
    const base = this.settings.SIAGA_PUBLIC_URL ?? demo;
    return base === undefined ? null : base + path;
  }
}

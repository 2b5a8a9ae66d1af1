import { Controller, Inject } from '@nestjs/common';
import { api, type PublicInfo } from '#siaga/contracts';
import { ENV, type Env } from '#siaga/kernel';
import { Route } from '#siaga/identity';
import { DemoAccounts } from './demo/demo-accounts.js';
import { KOTA_JAMBI } from './demo/kota-jambi.js';

/** What the sign-in screens may know before anybody signed in. */
@Controller()
export class InfoController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly demo: DemoAccounts,
  ) {}

  @Route(api.info)
  info(): PublicInfo {
    const isDemo = this.env.SIAGA_DEMO === 'on';
    return {
      centreName: this.env.SIAGA_CENTRE_NAME ?? (isDemo ? KOTA_JAMBI.centreName : 'PSC 119'),
      isDemo,
      demoAccounts: this.demo.list,
      tileUrl: this.env.TILE_URL ?? null,
      tileAttribution: this.env.TILE_ATTRIBUTION ?? null,
      timeZone: this.env.SIAGA_TIME_ZONE,
    };
  }
}

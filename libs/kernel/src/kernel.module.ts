import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Clock, SystemClock } from './clock.js';
import { DeclaredParts } from './declared-parts.js';
import { ENV, type Env } from './env.js';
import type { Logger } from './logger.js';
import { Outgoing } from './outgoing/outgoing.js';
import { PersonalDataCipher } from './personal-data.js';
import { declaredSettings } from './settings/define-settings.js';
import { SCREEN_SETTINGS, screenSettingsOf } from './settings/screen-settings.js';

/** Nest injection token of the structured logger. */
export const LOGGER = Symbol('LOGGER');

/** Gives every module the settings, its own under the token of their group, the clock, the logger, what classes declare of themselves and the personal-data cipher. */
@Module({})
export class KernelModule {
  static with(env: Env, logger: Logger, clock: Clock = new SystemClock()): DynamicModule {
    const groups = declaredSettings().filter(({ readBy }) => readBy === 'server');
    return {
      module: KernelModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        DeclaredParts,
        Outgoing,
        { provide: ENV, useValue: env },
        { provide: SCREEN_SETTINGS, useValue: screenSettingsOf(env) },
        ...groups.map((group) => ({ provide: group.token, useValue: group.of(env) })),
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useValue: clock },
        {
          provide: PersonalDataCipher,
          useValue: new PersonalDataCipher(Buffer.from(env.SIAGA_DATA_KEY, 'base64')),
        },
      ],
      exports: [
        DeclaredParts,
        Outgoing,
        ENV,
        SCREEN_SETTINGS,
        LOGGER,
        Clock,
        PersonalDataCipher,
        ...groups.map(({ token }) => token),
      ],
    };
  }
}

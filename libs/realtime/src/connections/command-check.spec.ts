import type { Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { SubscribeMessage } from '@nestjs/websockets';
import { describe, expect, it } from '@jest/globals';
import { sockets } from '#siaga/contracts';
import { SocketCommand } from '#siaga/identity';
import { createLogger, DeclaredParts, LOGGER } from '#siaga/kernel';
import { RealtimeModule } from '../realtime.module.js';
import { CommandCheck } from './command-check.js';

class Positions {
  @SocketCommand(sockets.positions)
  positions(): Promise<never> {
    throw new Error('not called here');
  }
}

class Others {
  @SocketCommand(sockets.resume)
  resume(): Promise<never> {
    throw new Error('not called here');
  }

  @SocketCommand(sockets.view)
  view(): Promise<never> {
    throw new Error('not called here');
  }
}

class More {
  @SocketCommand(sockets.view)
  view(): Promise<never> {
    throw new Error('not called here');
  }
}

class Strays {
  @SubscribeMessage('stray')
  stray(): void {
    throw new Error('not called here');
  }
}

async function start(...gateways: Type[]): Promise<void> {
  const logger = { provide: LOGGER, useValue: createLogger('silent') };
  const providers = [logger, DeclaredParts, CommandCheck, ...gateways];
  const root = { module: RealtimeModule, imports: [DiscoveryModule], providers };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  await app.close();
}

describe('the check of socket commands', () => {
  it('should let a server start that answers each once', async () => {
    await expect(start(Positions, Others)).resolves.toBeUndefined();
  });

  it('should name what nobody answers, and what two answer', async () => {
    await expect(start(Others)).rejects.toThrow(
      'Socket commands are positions, resume, view; gateways answer resume, view',
    );
    await expect(start(Positions, Others, More)).rejects.toThrow(
      'gateways answer positions, resume, view, view',
    );
  });

  it('should not let a server start that listens to a message whose right nobody asks for', async () => {
    await expect(start(Positions, Others, Strays)).rejects.toThrow('No command of the table: stray');
  });
});

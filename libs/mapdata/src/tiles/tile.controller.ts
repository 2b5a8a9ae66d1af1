import { gunzipSync } from 'node:zlib';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { api, type MapTileInput } from '#siaga/contracts';
import { Input, Route, Untraced } from '#siaga/identity';
import type { z } from 'zod';
import { MapTileService } from './tile.service.js';

/** The address holds the map's version, so what a browser has is good for long; it asks again in the background. */
const KEEP = 'private, max-age=3600, stale-while-revalidate=604800';

@Controller()
export class MapTileController {
  constructor(private readonly tiles: MapTileService) {}

  @Route(api.mapTile)
  @Untraced('the ground')
  async tile(
    @Input() address: z.output<typeof MapTileInput>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = request.headers['if-none-match'];
    if (known !== undefined && known === (await this.tiles.etag(address))) {
      await reply.status(304).header('etag', known).header('cache-control', KEEP).send();
      return;
    }
    const { body, etag } = await this.tiles.tile(address);
    const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const isPacked = takesGzip && body.length > 0;
    await reply
      .headers({
        etag,
        'cache-control': KEEP,
        vary: 'accept-encoding',
        ...(isPacked && { 'content-encoding': 'gzip' }),
      })
      .type('application/vnd.mapbox-vector-tile')
      .send(isPacked || body.length === 0 ? body : gunzipSync(body));
  }
}

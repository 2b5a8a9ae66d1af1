import { Controller } from '@nestjs/common';
import {
  api,
  type BorderCollection,
  type BordersInput,
  type DescribeInput,
  type LocateInput,
  type LocateResult,
  type PlaceDescription,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import type { z } from 'zod';
import { PlaceLocator } from './adapters/place-locator.service.js';
import { BorderService } from './borders/border.service.js';
import { PlaceDescriber } from './reverse/place-describer.service.js';

@Controller()
export class GeoController {
  constructor(
    private readonly places: PlaceLocator,
    private readonly describer: PlaceDescriber,
    private readonly regionBorders: BorderService,
  ) {}

  /** The caller's own regions come first unless one is named. */
  @Route(api.locate)
  @Untraced('places, not people')
  locate(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof LocateInput>,
  ): Promise<LocateResult> {
    const { q, lon, lat, regionCode, limit, mode } = input;
    const served = caller.audience('geo.use').regionCodes.filter((code) => code !== 'ID');
    const near = lon === undefined || lat === undefined ? null : { lon, lat };
    const regionCodes = regionCode === undefined ? served : [regionCode];
    return this.places.locate(q, { near, limit, regionCodes, isPrefix: mode === 'typing' });
  }

  @Route(api.describe)
  @Untraced('places, not people')
  describe(@Input() input: DescribeInput): Promise<PlaceDescription> {
    return this.describer.describe(input);
  }

  @Route(api.borders)
  @Untraced('places, not people')
  borders(@Input() input: z.output<typeof BordersInput>): Promise<BorderCollection> {
    return this.regionBorders.borders(input.regionCode);
  }
}

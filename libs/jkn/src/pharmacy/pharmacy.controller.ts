import { Controller } from '@nestjs/common';
import { api, type JknPrescription, type SetJknPrescriptionInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { PharmacyService } from './pharmacy.service.js';

/** Numbers at the pharmacy. */
@Controller()
export class PharmacyController {
  constructor(private readonly pharmacy: PharmacyService) {}

  @Route(api.setJknPrescription)
  prescribe(
    @CurrentCaller() caller: Caller,
    @Input() input: SetJknPrescriptionInput,
  ): Promise<JknPrescription> {
    return this.pharmacy.prescribe(caller, input);
  }
}

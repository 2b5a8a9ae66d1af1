import { Controller } from '@nestjs/common';
import { api, type CallVoice, type CallVoiceInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { CallVoiceService } from './voice/call-voice.service.js';

/** The voice of the boards. */
@Controller()
export class VoiceController {
  constructor(private readonly voice: CallVoiceService) {}

  @Route(api.callVoice)
  callVoice(@CurrentCaller() caller: Caller, @Input() input: CallVoiceInput): Promise<CallVoice> {
    return this.voice.say(caller, input);
  }
}

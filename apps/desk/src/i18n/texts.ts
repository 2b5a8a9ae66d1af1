import type { Translated } from '#siaga/web-kit';
import type { deskId } from './desk-id.js';

export type DeskTexts = Translated<typeof deskId>;

declare global {
  interface SiagaTexts {
    desk: DeskTexts;
  }
}

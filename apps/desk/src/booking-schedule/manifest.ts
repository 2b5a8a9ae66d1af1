import { CalendarDays } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

async function load() {
  const [{ Schedule }, { texts }, { texts: template }, { replaceTexts: replace }] = await Promise.all([
    import('./schedule.js'),
    import('./texts.js'),
    import('./template-texts.js'),
    import('../booking/replace-texts.js'),
  ]);
  const all = {
    id: { ...texts.id, ...template.id, ...replace.id },
    en: { ...texts.en, ...template.en, ...replace.en },
  };
  return [Schedule, { texts: all }] as const;
}

/** What the head of the clinics sets: doctors, the week, holidays and leave. */
export const manifest: DeskManifest = {
  id: 'booking-schedule',
  texts: {
    id: { scheduleMenu: { title: 'Jadwal poli' } },
    en: { scheduleMenu: { title: 'Clinic schedules' } },
  },
  ...deskWorks({
    name: 'schedule',
    needs: 'booking.manage',
    icon: CalendarDays,
    text: (t) => t('scheduleMenu.title'),
    load,
  }),
};

declare global {
  interface DeskTexts {
    scheduleMenu: { title: string };
  }
}

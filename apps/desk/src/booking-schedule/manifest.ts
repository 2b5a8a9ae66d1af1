import { CalendarDays } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const Schedule = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Schedule: component }, { texts }, { texts: template }] = await Promise.all([
    import('./schedule.js'),
    import('./texts.js'),
    import('./template-texts.js'),
  ]);
  return { component, texts: { id: { ...texts.id, ...template.id }, en: { ...texts.en, ...template.en } } };
});

/** What the head of the clinics sets: doctors, the week, holidays and leave. */
export const manifest: DeskManifest = {
  id: 'booking-schedule',
  texts: {
    id: { scheduleMenu: { title: 'Jadwal poli' } },
    en: { scheduleMenu: { title: 'Clinic schedules' } },
  },
  views: [{ place: 'work', name: 'schedule', needs: 'booking.manage', component: Schedule }],
  menu: [
    {
      opens: 'schedule',
      needs: 'booking.manage',
      icon: CalendarDays,
      text: (t) => t('scheduleMenu.title'),
    },
  ],
};

declare global {
  interface DeskTexts {
    scheduleMenu: { title: string };
  }
}

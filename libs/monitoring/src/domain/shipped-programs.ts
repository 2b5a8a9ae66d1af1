import type {
  AnswerWeight,
  MonitoringProgram,
  ProgramRules,
  Question,
  QuestionGroup,
  Wording,
} from '#siaga/contracts';

const words = (id: string, en: string): Wording => ({ id, en });
const temperature: Question = {
  kind: 'temperature',
  key: 'temperature',
  group: 'symptoms',
  wording: words('Suhu badan (°C)', 'Temperature (°C)'),
  symptomaticFrom: 38,
  urgentFrom: 40,
};
const yesNo = (
  key: string,
  wording: Wording,
  weighs: AnswerWeight,
  group: QuestionGroup = 'symptoms',
  when = true,
): Question => ({ kind: 'yes_no', key, group, wording, when, weighs });
// It hides a fever and is none itself (Sara Alert).
const fevered = yesNo('fever_reducer', words('Minum obat penurun panas', 'Took a fever reducer'), 'none');
const breathless = yesNo('breathless', words('Sesak napas', 'Shortness of breath'), 'urgent');
const stayedHome = yesNo(
  'stayed_home',
  words('Tetap di rumah hari ini', 'Stayed at home today'),
  'breach',
  'isolation',
  false,
);
const ownRoom = yesNo(
  'own_room',
  words('Tidur di kamar sendiri', 'Slept in a room of their own'),
  'none',
  'isolation',
);
const needs: Question = {
  kind: 'words',
  key: 'needs',
  group: 'needs',
  wording: words('Kebutuhan: obat, makanan, lainnya', 'Needs: medicine, food, other'),
  weighs: 'need',
};

const rules = (periodDays: number, protection: string, change: Partial<ProgramRules> = {}): ProgramRules => ({
  ...{ periodDays, asksFromHour: 7, silentAfterHours: 24, takenUpMinutes: 30, extendsDays: 0 },
  ...{ needsClosingVisit: false, keptDays: 14, protection, movement: null },
  ...change,
});

/** The programs that come with Siaga, for a health office of the country or, copied, of a region to look through; the ids are for ever. */
export const SHIPPED_PROGRAMS: readonly MonitoringProgram[] = [
  {
    id: '01900000-0000-7000-8000-00000000c019',
    version: 1,
    regionCode: 'ID',
    isActive: true,
    name: words('COVID-19', 'COVID-19'),
    kinds: ['traveller', 'otg', 'odp', 'pdp', 'contact'],
    // 14 days: SORMAS `followUpDuration`, Pikobar, Pantau Covid-19 SS.
    rules: rules(14, 'APD level 2, masker N95, pelindung mata', { extendsDays: 3 }),
    questions: [
      ...[temperature, fevered, yesNo('cough', words('Batuk', 'Cough'), 'symptomatic'), breathless],
      yesNo('smell_lost', words('Tidak bisa mencium bau', 'Lost the sense of smell'), 'symptomatic'),
      yesNo('sore_throat', words('Sakit tenggorokan', 'Sore throat'), 'symptomatic'),
      yesNo('runny_nose', words('Pilek', 'Runny nose'), 'symptomatic'),
      yesNo('muscle_pain', words('Nyeri otot', 'Muscle pain'), 'symptomatic'),
      yesNo('headache', words('Sakit kepala', 'Headache'), 'symptomatic'),
      yesNo('diarrhoea', words('Diare', 'Diarrhoea'), 'symptomatic'),
      yesNo('nausea', words('Mual atau muntah', 'Nausea or vomiting'), 'symptomatic'),
      ...[stayedHome, ownRoom, needs],
    ],
  },
  {
    id: '01900000-0000-7000-8000-00000000de60',
    version: 1,
    regionCode: 'ID',
    isActive: true,
    name: words('Kontak demam berdarah', 'Dengue fever contact'),
    kinds: ['contact'],
    // Intrinsic incubation 4 to 10 days (WHO).
    rules: rules(10, 'Tidak ada yang khusus', { silentAfterHours: 48 }),
    questions: [
      ...[temperature, fevered],
      yesNo('headache', words('Sakit kepala hebat', 'Severe headache'), 'symptomatic'),
      yesNo('muscle_pain', words('Nyeri otot atau sendi', 'Muscle or joint pain'), 'symptomatic'),
      yesNo('rash', words('Ruam atau bintik merah', 'Rash or red spots'), 'symptomatic'),
      yesNo('belly_pain', words('Nyeri perut hebat', 'Severe belly pain'), 'urgent'),
      yesNo('vomiting', words('Muntah terus-menerus', 'Vomits again and again'), 'urgent'),
      yesNo('bleeding', words('Perdarahan gusi atau hidung', 'Bleeding of gums or nose'), 'urgent'),
      needs,
    ],
  },
  {
    id: '01900000-0000-7000-8000-00000000ca3b',
    version: 1,
    regionCode: 'ID',
    isActive: true,
    name: words('Kontak campak', 'Measles contact'),
    kinds: ['contact'],
    // Incubation 7 to 21 days (WHO): 21 from the exposure on.
    rules: rules(21, 'Masker N95, kru yang kebal campak', { needsClosingVisit: true }),
    questions: [
      ...[temperature, fevered],
      yesNo('rash', words('Ruam kulit', 'Rash'), 'symptomatic'),
      yesNo('cough', words('Batuk', 'Cough'), 'symptomatic'),
      yesNo('red_eyes', words('Mata merah', 'Red eyes'), 'symptomatic'),
      yesNo('runny_nose', words('Pilek', 'Runny nose'), 'symptomatic'),
      ...[
        breathless,
        yesNo('drowsy', words('Sangat mengantuk atau kejang', 'Very drowsy or fits'), 'urgent'),
      ],
      ...[stayedHome, needs],
    ],
  },
];

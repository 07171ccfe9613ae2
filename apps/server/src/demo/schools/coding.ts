import { HEBREW } from '../people/hebrew.ts';
import { codingCatalog } from './coding-catalog.ts';
import type { DemoSchool, Town } from './school.ts';

const PREFIXES = ['050', '052', '054', '053', '058'];
const phone = (index: number): string => `${PREFIXES[index % PREFIXES.length]}-555-0${100 + index}`;
const town = (name: string, ...streets: string[]): Town => ({ name, streets, phone });
const GRADES = ['ג׳', 'ד׳', 'ה׳', 'ו׳', 'ז׳', 'ח׳', 'ט׳'];
const AGE_OF_FIRST_GRADE = 8;

export const coding: DemoSchool = {
  tenant: {
    id: 'coding',
    name: 'מועדון התכנות חרוב',
    subdomain: 'coding',
    locale: 'he',
    timezone: 'Asia/Jerusalem',
    currency: 'ILS',
    country: 'IL',
    weekStart: 0,
  },
  inEnglish: 'Coding club in Hebrew',
  letter: 'c',
  staff: {
    admin: 'רונית שלום',
    manager: 'אבי גולדשטיין',
    instructor: 'עדן ברקוביץ',
    seller: 'שני אוחנה',
    viewer: 'משה טל',
  },
  ...codingCatalog,
  instructors: 5,
  hourlyRate: 14_000,
  vat: { startsOn: '2025-01-01', rateBp: 1800 },
  subject: {
    topics: [
      { id: 'variables', name: 'משתנים', ease: 0.12 },
      { id: 'conditions', name: 'תנאים', ease: 0.06 },
      { id: 'loops', name: 'לולאות', ease: -0.02 },
      { id: 'functions', name: 'פונקציות', ease: -0.08 },
      { id: 'lists', name: 'רשימות', ease: -0.04 },
      { id: 'events', name: 'אירועים', ease: 0.08 },
      { id: 'debugging', name: 'איתור שגיאות', ease: -0.12 },
    ],
    mock: { questions: 20, passAt: 15 },
    say: {
      strength: (topic) => `${topic}: שליטה טובה`,
      weakness: (topic) => `${topic}: כדאי לחזור`,
      review: (questions) => `לחזור על ${questions} תרגילים שהגיע זמנם`,
      practise: (topic) => `לפתור 10 תרגילים בנושא: ${topic}`,
      mock: (questions) => `מבחן תרגול של ${questions} שאלות`,
    },
  },
  weekend: [5, 6],
  students: 45,
  nameBook: HEBREW,
  towns: [
    town('חיפה', 'הנשיא', 'מוריה', 'אבא חושי', 'חורב'),
    town('כפר סבא', 'ויצמן', 'רוטשילד', 'תל חי'),
    town('רעננה', 'אחוזה', 'בורוכוב', 'אוסטרובסקי'),
    town('הוד השרון', 'הבנים', 'דרך רמתיים'),
  ],
  address: (street, number) => `${street} ${number}`,
  sources: ['המלצה של הורים', 'פייסבוק', 'בית הספר', 'יום פתוח'],
  notes: ['מגיעים עם הסעה, יוצאים בשש בדיוק.', 'אלרגיה לבוטנים.', 'אח גדול למד אצלנו.', 'מבקשים קבוצה עם חברים מהכיתה.'],
  adultLearners: 0,
  ages: [AGE_OF_FIRST_GRADE, AGE_OF_FIRST_GRADE + GRADES.length - 1],
  grade: (age) => `כיתה ${GRADES[age - AGE_OF_FIRST_GRADE]}`,
};

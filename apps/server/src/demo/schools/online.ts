import { ENGLISH } from '../people/english.ts';
import { onlineCatalog } from './online-catalog.ts';
import type { DemoSchool, Town } from './school.ts';

// Numbers that Ofcom keeps for stories: nobody's phone rings.
const town = (name: string, dialling: string, ...streets: string[]): Town => ({
  name,
  streets,
  phone: (index) => `${dialling} 0${100 + index}`,
});
const FIRST_YEAR_AGE = 5;

export const online: DemoSchool = {
  tenant: {
    id: 'online',
    name: 'Lantern Online Academy',
    subdomain: 'online',
    locale: 'en',
    timezone: 'Europe/London',
    currency: 'GBP',
    country: 'GB',
  },
  inEnglish: 'Online academy in English',
  letter: 'o',
  staff: {
    admin: 'Margaret Thornton',
    manager: 'James Whitaker',
    instructor: 'Fiona Campbell',
    seller: 'Ben Ashworth',
    viewer: 'Helen Price',
  },
  ...onlineCatalog,
  instructors: 4,
  hourlyRate: 3_200,
  vat: { startsOn: '2011-01-04', rateBp: 2000 },
  subject: {
    topics: [
      { id: 'spelling', name: 'Spelling', ease: 0.08 },
      { id: 'punctuation', name: 'Punctuation', ease: -0.06 },
      { id: 'grammar', name: 'Grammar', ease: -0.02 },
      { id: 'vocabulary', name: 'Vocabulary', ease: 0.1 },
      { id: 'comprehension', name: 'Comprehension', ease: 0.04 },
      { id: 'figurative-language', name: 'Figurative language', ease: -0.1 },
      { id: 'essay-structure', name: 'Essay structure', ease: -0.12 },
    ],
    mock: { questions: 30, passAt: 21 },
    say: {
      strength: (topic) => `${topic}: secure`,
      weakness: (topic) => `${topic}: needs more practice`,
      review: (questions) => `Review the ${questions} questions that are due`,
      practise: (topic) => `Answer 10 questions on ${topic.toLowerCase()}`,
      mock: (questions) => `Sit a mock paper of ${questions} questions`,
    },
  },
  weekend: [6, 7],
  students: 40,
  nameBook: ENGLISH,
  towns: [
    town('London', '020 7946', 'Camden Road', 'Ashbourne Grove', 'Larkhall Lane'),
    town('Manchester', '0161 496', 'Burton Road', 'Beech Avenue', 'Palatine Road'),
    town('Leeds', '0113 496', 'Otley Road', 'Harrogate Road'),
    town('Bristol', '0117 496', 'Gloucester Road', 'Coronation Road'),
    town('Edinburgh', '0131 496', 'Morningside Road', 'Leith Walk'),
  ],
  address: (street, number) => `${number} ${street}`,
  sources: ['Recommended by a friend', 'Google', 'School newsletter', 'Instagram'],
  notes: ['Prefers lessons before 6 pm.', 'Sitting mocks in January.', 'Dyslexic: larger type, please.', 'Shares a laptop with a sibling.'],
  adultLearners: 0.1,
  ages: [9, 16],
  grade: (age) => `Year ${age - FIRST_YEAR_AGE + 1}`,
};

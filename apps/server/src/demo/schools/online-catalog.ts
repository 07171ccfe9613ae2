import type { DemoSchool } from './school.ts';

export const onlineCatalog: Pick<DemoSchool, 'branches' | 'courses'> = {
  branches: [
    {
      id: 'brn_online_classroom',
      name: 'Online classroom',
      type: 'online',
      contactName: 'James Whitaker',
      contactPhone: '020 7946 0011',
      contactEmail: 'classroom@online.example',
    },
    {
      id: 'brn_bristol',
      name: 'Bristol study room',
      type: 'frontal',
      address: '18 Gloucester Road',
      city: 'Bristol',
      contactName: 'Fiona Campbell',
      contactPhone: '0117 496 0012',
      rooms: [
        { name: 'Reading room', seats: 8 },
        { name: 'Quiet room', seats: 2 },
      ],
    },
  ],
  courses: [
    {
      id: 'crs_gcse_language',
      name: 'GCSE English Language',
      description: 'Reading and writing papers, one past paper a fortnight.',
      category: 'Exam preparation',
      targetAudience: 'Years 10 and 11',
    },
    { id: 'crs_gcse_literature', name: 'GCSE English Literature', category: 'Exam preparation', targetAudience: 'Years 10 and 11' },
    {
      id: 'crs_everyday_grammar',
      name: 'Everyday Grammar',
      description: 'Short lessons, a quiz after each.',
      category: 'Skills',
      targetAudience: 'Years 5 to 8',
    },
    { id: 'crs_creative_writing', name: 'Creative Writing Workshop', category: 'Writing', targetAudience: 'Years 6 to 9' },
    { id: 'crs_confident_reader', name: 'Confident Reader', category: 'Skills', targetAudience: 'Years 4 to 6' },
    {
      id: 'crs_adult_writing',
      name: 'Writing at Work',
      description: 'Clear e-mails and reports, for adults.',
      category: 'Writing',
      targetAudience: 'Adults',
    },
  ],
};

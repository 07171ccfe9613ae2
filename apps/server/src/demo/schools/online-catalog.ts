import { ENGLAND } from './holidays.ts';
import type { DemoSchool } from './school.ts';

export const onlineCatalog: Pick<DemoSchool, 'branches' | 'courses' | 'orders' | 'holidays'> = {
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
  orders: [
    {
      id: 'ord_bristol_libraries',
      branchId: 'brn_bristol',
      payerName: 'Bristol Reading Trust',
      payerContactName: 'Owen Fletcher',
      payerContactPhone: '0117 496 0021',
      payerContactEmail: 'owen@reading-trust.example',
      orderNumber: 'BRT-26-09',
      orderDate: '2026-07-13',
      startDate: '2026-09-14',
      endDate: '2027-03-19',
      pricePerMeeting: 9_000,
      estimatedMeetings: 22,
      status: 'active',
      paidAmount: 99_000,
    },
    {
      id: 'ord_ashdown',
      branchId: 'brn_online_classroom',
      payerName: 'Ashdown Academy',
      orderNumber: 'PO 48812',
      orderDate: '2026-11-09',
      pricePerMeeting: 7_500,
      estimatedMeetings: 10,
      status: 'draft',
    },
  ],
  holidays: ENGLAND,
};

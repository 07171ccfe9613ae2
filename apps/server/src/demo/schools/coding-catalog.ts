import type { DemoSchool } from './school.ts';

export const codingCatalog: Pick<DemoSchool, 'branches' | 'courses'> = {
  branches: [
    {
      id: 'brn_haifa',
      name: 'מרכז קהילתי הדר, חיפה',
      type: 'community_center',
      address: 'הנשיא 54',
      city: 'חיפה',
      contactName: 'אורנה נחום',
      contactPhone: '050-555-0011',
      rooms: [
        { name: 'חדר מחשבים', seats: 16 },
        { name: 'סדנה', seats: 10 },
      ],
    },
    {
      id: 'brn_kfar_saba',
      name: 'בית ספר אופק, כפר סבא',
      type: 'school',
      address: 'תל חי 12',
      city: 'כפר סבא',
      contactName: 'דורית הלל',
      contactPhone: '052-555-0012',
      rooms: [{ name: 'מעבדת מחשבים', seats: 24 }],
    },
    {
      id: 'brn_raanana',
      name: 'המועדון ברעננה',
      type: 'frontal',
      address: 'אחוזה 101',
      city: 'רעננה',
      contactName: 'אבי גולדשטיין',
      contactPhone: '054-555-0013',
      rooms: [
        { name: 'חדר כחול', seats: 12 },
        { name: 'חדר ירוק', seats: 12 },
      ],
    },
    { id: 'brn_coding_online', name: 'כיתה מקוונת', type: 'online' },
  ],
  courses: [
    {
      id: 'crs_scratch',
      name: 'סקראץ׳: המשחק הראשון שלי',
      description: 'צעדים ראשונים בתכנות, בלוקים, דמויות וסיפורים.',
      category: 'תכנות',
      targetAudience: 'כיתות ג׳–ד׳',
    },
    {
      id: 'crs_python_1',
      name: 'פייתון למתחילים',
      description: 'משתנים, תנאים, לולאות ומשחק מסכם.',
      category: 'תכנות',
      targetAudience: 'כיתות ה׳–ו׳',
    },
    {
      id: 'crs_python_2',
      name: 'פייתון למתקדמים',
      description: 'פונקציות, רשימות וקבצים.',
      category: 'תכנות',
      targetAudience: 'כיתות ז׳–ט׳',
    },
    { id: 'crs_games', name: 'פיתוח משחקים', category: 'משחקים', targetAudience: 'כיתות ו׳–ט׳' },
    {
      id: 'crs_robotics',
      name: 'רובוטיקה',
      description: 'בונים, מחברים חיישנים ומתכנתים.',
      category: 'רובוטיקה',
      targetAudience: 'כיתות ד׳–ו׳',
    },
    { id: 'crs_web', name: 'בניית אתרים', category: 'תכנות', targetAudience: 'כיתות ז׳–ט׳', isActive: false },
  ],
};

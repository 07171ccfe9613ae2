import type { Me } from './schemas.ts';

export const exampleMe: Me = {
  id: 'usr_123',
  name: 'Dana Levi',
  email: 'admin@driving.example',
  role: 'admin',
  locale: null,
  colorScheme: 'auto',
  tenant: {
    id: 'driving',
    name: 'Thầy Duy',
    subdomain: 'driving',
    locale: 'vi',
    timezone: 'Asia/Ho_Chi_Minh',
    currency: 'VND',
    weekStart: 1,
  },
  permissions: { 'students:VIEW': 'all' },
  hasTwoFactor: false,
  mustSetUpTwoFactor: false,
};

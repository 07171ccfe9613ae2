import { createTenant, isAnyTenant } from '../modules/access/index.ts';
import type { System } from '../system.ts';
export async function loadDemo(system: System): Promise<{ welcome: string[] } | null> {
  if (await isAnyTenant(system.database)) return null;
  await createTenant(system.database, { id: 'driving', name: 'Thầy Duy', subdomain: 'driving', locale: 'vi', timezone: 'Asia/Ho_Chi_Minh', currency: 'VND', country: 'VN' });
  return { welcome: [] };
}

import { isApiError } from '../../../api/api-error.ts';
import { api } from '../../../api/index.ts';

/** A whole new page load afterwards: nothing of this person stays in memory for the next one. */
export async function signOut(): Promise<void> {
  try {
    await api.post('/auth/logout', {});
  } catch (error) {
    // Already signed out is as good; anything else must be said, or a shared desk stays open.
    if (!isApiError(error) || error.status !== 401) throw error;
  }
  window.location.assign('/login');
}

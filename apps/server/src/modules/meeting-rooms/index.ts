import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { linkRoutes } from './links/link-routes.ts';
import { roomSettingsRoutes } from './settings/room-settings-routes.ts';
import { suggestionRoutes } from './suggestions/suggestion-routes.ts';
import { zoomRoutes } from './zoom/zoom-routes.ts';

export { forgetParticipants, meetingRoomJobs } from './forgetting.ts';
export { followMeeting } from './links/instructor-links.ts';
export { registerLessonPages } from './pages/lesson-pages.ts';

/** Doors into a lesson from outside: the instructor's link, and what a video room tells. */
export function meetingRoomRoutes(system: System, access: Access): Route[] {
  return [...linkRoutes(system, access), ...suggestionRoutes(access), ...roomSettingsRoutes(system, access), ...zoomRoutes(system)];
}

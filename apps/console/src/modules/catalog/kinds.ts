export const BRANCH_TYPES = ['school', 'community_center', 'frontal', 'online'] as const;
export type BranchType = (typeof BRANCH_TYPES)[number];

export const COURSE_ORIGINS = ['own', 'partner'] as const;
export type CourseOrigin = (typeof COURSE_ORIGINS)[number];

/** Who teaches, and who orders lessons. */
export const teachingRoutes = [] as const;

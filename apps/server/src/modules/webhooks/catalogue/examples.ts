/** The data of an event as it could be. */
export function exampleOf(type: string): Record<string, unknown> {
  return { id: 'example_123', example: type };
}

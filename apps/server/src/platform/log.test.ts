import { expect, it } from 'vitest';
import { loggableUrl } from './log.ts';

it.each([
  ['/api/v1/students?search=Dana', '/api/v1/students', '/api/v1/students?search=Dana'],
  ['/calendar.ics?x=1&token=abc#top', '/calendar.ics', '/calendar.ics?x=1&token=[redacted]#top'],
  ['/lessons/abc?lang=he', '/lessons/:token', '/lessons/[redacted]?lang=he'],
  ['/public/meetings/abc/complete?token=def', '/public/meetings/:token/complete', '/public/meetings/[redacted]/complete?token=[redacted]'],
  ['/nothing/here', undefined, '/nothing/here'],
])('%s of the route %s is logged as %s', (url, pattern, logged) => {
  expect(loggableUrl(url, pattern)).toBe(logged);
});

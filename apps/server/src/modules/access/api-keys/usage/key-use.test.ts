import { describe, expect, it } from 'vitest';
import { groupOf } from './key-usage.ts';
import { summedUp, useShownSince } from './key-use.ts';

const now = Date.parse('2026-02-19T06:21:00Z');

describe('what a key asked for', () => {
  it('is summed up by day, part of the API and kind of answer, and by hour for the last 24', () => {
    const rows = [
      { hour: '2026-02-19T06:00:00Z', group: 'students', statusClass: 2, requests: 3 },
      { hour: '2026-02-19T06:00:00Z', group: 'students', statusClass: 4, requests: 1 },
      { hour: '2026-02-18T07:00:00Z', group: 'leads', statusClass: 2, requests: 5 },
      { hour: '2026-02-18T06:00:00Z', group: 'leads', statusClass: 5, requests: 7 },
    ];
    expect(summedUp(rows, now)).toEqual({
      requests: 16,
      days: [
        { date: '2026-02-19', requests: 4, byGroup: { students: 4 }, byStatus: { '2xx': 3, '4xx': 1 } },
        { date: '2026-02-18', requests: 12, byGroup: { leads: 12 }, byStatus: { '2xx': 5, '5xx': 7 } },
      ],
      hours: [
        { hour: '2026-02-19T06:00:00Z', requests: 4 },
        { hour: '2026-02-18T07:00:00Z', requests: 5 },
      ],
    });
  });

  it('is shown for thirty days, today among them', () => {
    expect(useShownSince(now)).toBe('2026-01-21T00:00:00.000Z');
  });

  it.each([
    ['/api/v1/students/:id', 'students'],
    ['/api/v1/institutional-orders', 'institutional-orders'],
    ['/api/students/:id/app-progress', 'students'],
    ['/public/learners/:id/progress', 'public'],
    ['', 'other'],
  ])('%s belongs to %s', (path, group) => {
    expect(groupOf(path)).toBe(group);
  });
});

import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { ZoneClock } from './zone-clock.ts';

const ZONES = ['UTC', 'Asia/Jerusalem', 'Asia/Ho_Chi_Minh', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia'];

it.each(ZONES)('shows the time on the walls of %s, on both sides of every change of its clocks', (timeZone) => {
  const clock = new ZoneClock(timeZone);
  const start = Date.parse('2026-01-01T00:00:00Z');
  for (let quarter = 0; quarter < 365 * 96; quarter += 2) {
    const instantMs = start + quarter * 900_000 + 421_000;
    const wall = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
    expect(new Date(clock.wallMs(instantMs)).toISOString().slice(0, 19)).toBe(wall.slice(0, 19));
  }
});

it.each(['0099-06-01T00:00:00Z', '1899-12-31T23:00:00Z', '9999-12-31T12:00:00Z'])('knows the year of %s', (instant) => {
  expect(new Date(new ZoneClock('UTC').wallMs(Date.parse(instant))).toISOString()).toBe(instant.replace('Z', '.000Z'));
});

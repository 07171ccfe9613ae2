import { describe, expect, it } from 'vitest';
import { meetingIn, roomIdOf } from './matching.ts';

describe('the room of a link', () => {
  it.each([
    ['https://zoom.us/j/85746065432', '85746065432'],
    ['https://us02web.zoom.us/j/85746065432?pwd=x#success', '85746065432'],
    ['https://school.zoom.us/w/85746065432', '85746065432'],
    ['https://zoom.us/wc/join/85746065432', '85746065432'],
    ['https://zoom.us/wc/85746065432/join', '85746065432'],
    ['https://zoom.us/my/school', null],
    ['https://zoom.us/j/123', null],
    ['https://zoom.us.evil.example/j/85746065432', null],
    ['https://notzoom.us/j/85746065432', null],
    ['https://meet.example/j/85746065432', null],
    ['no link', null],
  ])('%s is %s', (link, room) => {
    expect(roomIdOf(link)).toBe(room);
  });
});

describe('the lesson held in a room', () => {
  const lesson = (id: string, startsAt: string, endsAt: string, room = '85746065432') => ({
    ...{ id, startsAt: `2026-10-${startsAt}:00Z`, endsAt: `2026-10-${endsAt}:00Z` },
    joinUrl: `https://zoom.us/j/${room}`,
  });
  const lessons = [
    lesson('monday', '25T14:00', '25T15:30'),
    lesson('after', '25T15:30', '25T17:00'),
    lesson('tuesday', '26T14:00', '26T15:30'),
    lesson('elsewhere', '25T14:00', '25T15:30', '11111111111'),
  ];

  it.each([
    ['under way', '2026-10-25T14:20:00Z', 'monday'],
    ['opened early', '2026-10-25T13:45:00Z', 'monday'],
    ['at the change of two', '2026-10-25T15:30:00Z', 'after'],
    ['overrun', '2026-10-25T17:20:00Z', 'after'],
    ['in another zone of the clock', '2026-10-25T16:20:00+02:00', 'monday'],
    ['the day after', '2026-10-26T14:01:00Z', 'tuesday'],
  ])('%s is the nearest', (_what, at, id) => {
    expect(meetingIn(lessons, '85746065432', at)?.id).toBe(id);
  });

  it('is none in a room of no lesson, and none when the room is tried out the evening before', () => {
    expect(meetingIn(lessons, '22222222222', '2026-10-25T14:20:00Z')).toBeNull();
    expect(meetingIn(lessons, '85746065432', '2026-10-24T18:00:00Z')).toBeNull();
  });
});

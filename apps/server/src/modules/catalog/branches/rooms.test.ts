import { expect, it } from 'vitest';
import { withRoomIds } from './rooms.ts';

it('keeps the ids of rooms that are there and gives new rooms the first free ones', () => {
  const rooms = withRoomIds([
    { name: 'New', seats: 8 },
    { id: 'room_1', name: 'Old', seats: 16 },
    { name: 'Newer', seats: 4 },
  ]);
  expect(rooms?.map(({ id, name }) => [id, name])).toEqual([
    ['room_2', 'New'],
    ['room_1', 'Old'],
    ['room_3', 'Newer'],
  ]);
});

it('answers null when two rooms claim one id', () => {
  expect(
    withRoomIds([
      { id: 'a', name: 'A', seats: 1 },
      { id: 'a', name: 'B', seats: 1 },
    ]),
  ).toBeNull();
});

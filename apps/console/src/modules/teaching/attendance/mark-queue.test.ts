import { expect, test } from 'vitest';
import type { GivenMark } from './mark.ts';
import { createMarkQueue } from './mark-queue.ts';

class Memory {
  readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.kept.set(key, value);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

/** A server that keeps one mark per person, and can be cut off or refuse. */
function school(storage = new Memory(), userId = 'usr_1') {
  const server = new Map<string, string>();
  const line = { fails: null as Error | null, sent: 0 };
  const timers: (() => void)[] = [];
  const queue = createMarkQueue({
    storage,
    userId,
    async send(meetingId, marks: GivenMark[]) {
      line.sent += 1;
      await Promise.resolve();
      if (line.fails) throw line.fails;
      for (const { studentId, guestName, status } of marks) {
        const key = `${meetingId} ${studentId ?? guestName}`;
        if (status === null) server.delete(key);
        else server.set(key, status);
      }
    },
    isPassing: (error) => error instanceof Error && error.message === 'offline',
    later(run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
  return { queue, server, line, timers, storage };
}

test('a mark is kept before it is sent, and gone from storage once the server has it', async () => {
  const { queue, server, storage } = school();
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  expect(storage.length).toBe(1);
  expect(queue.waiting('mtg_1').state).toBe('sending');
  await queue.flush();
  expect(server.get('mtg_1 stu_1')).toBe('present');
  expect(queue.waiting('mtg_1')).toMatchObject({ marks: [], state: 'saved' });
  expect(storage.length).toBe(0);
});

test('what is marked while the line is cut waits, and the last mark of each child arrives', async () => {
  const { queue, server, line, timers } = school();
  line.fails = new Error('offline');
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  await queue.flush();
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'late' }]);
  queue.put('mtg_1', [{ studentId: 'stu_2', status: 'absent' }]);
  await queue.flush();
  expect(queue.waiting('mtg_1')).toMatchObject({ state: 'offline' });
  expect(queue.waiting('mtg_1').marks).toHaveLength(2);
  line.fails = null;
  expect(timers).toHaveLength(1);
  timers[0]?.();
  await queue.flush();
  expect([...server]).toEqual([
    ['mtg_1 stu_1', 'late'],
    ['mtg_1 stu_2', 'absent'],
  ]);
  expect(queue.waiting('mtg_1').state).toBe('saved');
});

test('a child marked anew while the first mark is on its way ends with the second', async () => {
  const { queue, server } = school();
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'excused' }]);
  await queue.flush();
  expect(server.get('mtg_1 stu_1')).toBe('excused');
  expect(queue.waiting('mtg_1').state).toBe('saved');
});

test('a mark that is taken back before it was sent never arrives, and one that was is gone', async () => {
  const { queue, server, line } = school();
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  await queue.flush();
  line.fails = new Error('offline');
  queue.put('mtg_1', [{ studentId: 'stu_2', status: 'late' }]);
  await queue.flush();
  queue.put('mtg_1', [
    { studentId: 'stu_1', status: null },
    { studentId: 'stu_2', status: null },
  ]);
  line.fails = null;
  await queue.flush();
  expect([...server]).toEqual([]);
  expect(queue.waiting('mtg_1').state).toBe('saved');
});

test('after a reload the next visit sends what the last one left', async () => {
  const first = school();
  first.line.fails = new Error('offline');
  first.queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  await first.queue.flush();
  const second = school(first.storage);
  await second.queue.flush();
  expect(second.server.get('mtg_1 stu_1')).toBe('present');
});

test('what the server refuses is said and not sent again by itself', async () => {
  const { queue, line, timers } = school();
  line.fails = new Error('This meeting is cancelled');
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  await queue.flush();
  expect(queue.waiting('mtg_1')).toMatchObject({ state: 'refused', error: line.fails });
  expect(timers).toEqual([]);
  queue.drop('mtg_1');
  expect(queue.waiting('mtg_1')).toMatchObject({ marks: [], state: 'saved' });
});

test('one lesson that is refused doesn’t hold back another', async () => {
  const { queue, server, line } = school();
  line.fails = new Error('This meeting is cancelled');
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  await queue.flush();
  line.fails = null;
  queue.put('mtg_2', [{ studentId: 'stu_1', status: 'late' }]);
  await queue.flush();
  expect(server.get('mtg_2 stu_1')).toBe('late');
});

test('two who share a browser don’t send each other’s marks', async () => {
  const dana = school();
  dana.line.fails = new Error('offline');
  dana.queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  await dana.queue.flush();
  const eden = school(dana.storage, 'usr_2');
  await eden.queue.flush();
  expect(eden.line.sent).toBe(0);
});

test('guests are one by their name, however it is written', () => {
  const { queue, line } = school();
  line.fails = new Error('offline');
  queue.put('mtg_1', [{ guestName: 'Noa', status: 'present' }]);
  queue.put('mtg_1', [{ guestName: 'noa ', status: 'late' }]);
  expect(queue.waiting('mtg_1').marks).toEqual([{ guestName: 'noa ', status: 'late' }]);
});

test('asked twice about the same state, it gives the same answer', () => {
  const { queue } = school();
  queue.put('mtg_1', [{ studentId: 'stu_1', status: 'present' }]);
  expect(queue.waiting('mtg_1')).toBe(queue.waiting('mtg_1'));
});

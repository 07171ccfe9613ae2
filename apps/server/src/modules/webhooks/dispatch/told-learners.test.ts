import { describe, expect, it } from 'vitest';
import { type LearnerNames, ownIds } from '../../access/index.ts';
import { toldData, toldSubject } from './told-learners.ts';

const names: LearnerNames = {
  tell: (id) => {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new Error('not an id');
    return `lrn_${Buffer.from(id).toString('hex')}`;
  },
  meant: () => null,
  tellSession: (id) => `ses_${Buffer.from(id).toString('hex')}`,
};
const [me, other] = [names.tell('stu_1'), names.tell('stu_2')];
const goal = (value: unknown, learnerId = 'stu_1') => toldData('GOAL_COMPLETED', { goalId: 'g', learnerId, goal: value }, names).goal;

describe('an event about learning, told to who knows learners by stand-ins', () => {
  it.each<[string, unknown, unknown]>([
    ['the learner’s own id by itself', 'stu_1', me],
    ['in a list', ['a', 'stu_1', ['stu_1']], ['a', me, [me]]],
    ['under any name, at any depth', { by: { whom: 'stu_1' } }, { by: { whom: me } }],
    ['as a name', { points: { stu_1: 5 } }, { points: { [me]: 5 } }],
    [
      'another learner’s under the name of one',
      { team: [{ studentId: 'stu_2' }, { learnerId: 'stu_1' }] },
      { team: [{ studentId: other }, { learnerId: me }] },
    ],
    ['a list of them', { learnerId: ['stu_1', 'stu_2'] }, { learnerId: [me, other] }],
    ['what can’t be an id of ours', { studentId: 'Anna Berg <a@b>' }, { studentId: names.tellSession('Anna Berg <a@b>') }],
    ['ids of what they did', { sessionId: 'stu_1-7' }, { sessionId: names.tellSession('stu_1-7') }],
  ])('has a stand-in for %s', (_, said, expected) => {
    expect(goal(said)).toEqual(expected);
  });

  it('has a stand-in for an id that is written as a number, and leaves points that are the same number', () => {
    expect(goal({ studentId: 7, user: '7', points: 7 }, '7')).toEqual({ studentId: names.tell('7'), user: names.tell('7'), points: 7 });
  });

  it('says everything else as it was, in its order', () => {
    const said = { z: 'x', title: 'stu_12', a: [1, null, true, { c: 0.5 }], b: {} };
    expect(JSON.stringify(goal(said))).toBe(JSON.stringify(said));
  });

  it('calls the subject so, too', () => {
    expect(toldSubject('progress.daily_updated', 'stu_1', names)).toBe(me);
  });
});

it('an event of the school’s own affairs names people as the school does', () => {
  const data = { id: 'reg_1', studentId: 'stu_1' };
  expect(toldData('registration.created', data, names)).toEqual(data);
});

it('who knows learners by their own ids is told what was said', () => {
  const data = { goalId: 'g', learnerId: 'stu_1', goal: { studentId: 'Anna Berg' } };
  expect(toldData('GOAL_COMPLETED', data, ownIds)).toEqual(data);
});

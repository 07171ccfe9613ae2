import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standIns } from './stand-ins.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const names = standIns('a secret of the school', 'key_1');

describe('a stand-in', () => {
  it('is read back by who made it, and is the same every time', () => {
    fc.assert(
      fc.property(id, (learner) => {
        expect(names.meant(names.tell(learner))).toBe(learner);
        expect(standIns('a secret of the school', 'key_1').tell(learner)).toBe(names.tell(learner));
      }),
    );
  });

  it('is read by no other receiver and under no other secret, who call the learner otherwise', () => {
    for (const others of [standIns('a secret of the school', 'key_2'), standIns('another secret', 'key_1')]) {
      expect(others.tell('stu_1')).not.toBe(names.tell('stu_1'));
      expect(others.meant(names.tell('stu_1'))).toBeNull();
      expect(others.tellSession('att_1')).not.toBe(names.tellSession('att_1'));
    }
  });

  it('that was changed anywhere, and an own id, mean nobody', () => {
    const told = names.tell('stu_01kaw9v6cqe2aaz3xq9n2b6d1f');
    for (let place = 0; place < told.length; place++) {
      const changed = `${told.slice(0, place)}${told[place] === 'A' ? 'B' : 'A'}${told.slice(place + 1)}`;
      expect(names.meant(changed), changed).toBeNull();
    }
    for (const other of ['stu_01kaw9v6cqe2aaz3xq9n2b6d1f', '', 'lrn_', `${told}A`, told.slice(0, -1), `${told}=`]) {
      expect(names.meant(other), other).toBeNull();
    }
  });

  it('tells nothing of the id, and fits where an id of ours does', () => {
    const lengths = ['a', 'stu_123', 'stu_01kaw9v6cqe2aaz3xq9n2b6d1f'].map((learner) => names.tell(learner).length);
    expect(new Set(lengths)).toEqual(new Set([63]));
    expect(names.tell('stu_123')).toMatch(/^lrn_[A-Za-z0-9_-]+$/);
    expect(names.tellSession('stu_123-7')).toMatch(/^ses_[A-Za-z0-9_-]{32}$/);
  });
});

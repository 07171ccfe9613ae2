import type { NewCustomer, NewStudent } from '../../modules/people/index.ts';
import { Chance } from '../chance.ts';
import { type Temperament, temperamentOf } from '../practice/temperament.ts';
import type { DemoSchool, Town } from '../schools/school.ts';
import type { Name } from './names.ts';

type Id = { id: string };

export type DemoStudent = NewStudent & Id & { temperament: Temperament };

export interface Family {
  customer: NewCustomer & Id;
  students: DemoStudent[];
}

const ADULT = 18;
const HAS_OWN_PHONE_AT = 12;
const CHILDREN = [1, 1, 1, 2, 2, 2, 3];
// The documents write about stu_123, who is a student of the default school.
const KNOWN = { school: 'driving', customer: 'cus_123', student: 'stu_123' };

/** The families of a school with its number of students; the same for the same date. */
export function familiesOf(school: DemoSchool, today: string): Family[] {
  const drawer = new FamilyDrawer(school, today);
  const families: Family[] = [];
  while (drawer.students < school.students) families.push(drawer.draw());
  return families;
}

class FamilyDrawer {
  students = 0;
  #customers = 0;
  #phones = 0;
  readonly #taken = new Set<string>();
  readonly #school: DemoSchool;
  readonly #year: number;
  readonly #chance: Chance;

  constructor(school: DemoSchool, today: string) {
    this.#school = school;
    this.#year = Number(today.slice(0, 4));
    this.#chance = new Chance(`families/${school.tenant.id}`);
  }

  draw(): Family {
    const school = this.#school;
    const chance = this.#chance;
    const town = chance.pick(school.towns);
    const familyName = chance.pick(school.nameBook.families);
    const learnsAlone = this.students === 0 ? school.adultLearners > 0 : chance.isTrue(school.adultLearners);
    const customer = this.#customer(town, familyName);
    if (learnsAlone) return { customer, students: [this.#adult(customer)] };
    const children = Math.min(chance.pick(CHILDREN), school.students - this.students);
    return { customer, students: this.#children(children, customer.id, familyName, town) };
  }

  #customer(town: Town, familyName: Name): Family['customer'] {
    const { nameBook, sources, notes, address, letter, tenant } = this.#school;
    const chance = this.#chance;
    const isMother = chance.isTrue(0.6);
    const own = isMother && !nameBook.isSharedByMothers ? chance.pick(nameBook.families) : familyName;
    const given = this.#given(isMother, own);
    const number = ++this.#customers;
    const isKnown = number === 1 && tenant.id === KNOWN.school;
    return {
      id: isKnown ? KNOWN.customer : `cus_${letter}${padded(number)}`,
      name: nameBook.full(given, own),
      email: `${given.spelled}.${own.spelled}${number}@mail.example`,
      phone: town.phone(this.#phones++),
      address: address(chance.pick(town.streets), chance.between(1, 160)),
      city: town.name,
      source: chance.pick(sources),
      notes: chance.isTrue(0.15) ? chance.pick(notes) : null,
    };
  }

  #adult({ id, name, phone, email }: Family['customer']): DemoStudent {
    const age = this.#chance.between(ADULT + 1, 45);
    const hasGrade = this.#school.ages[0] >= ADULT;
    return { ...this.#student(id, name, age), grade: hasGrade ? this.#school.grade(age, this.#chance) : null, phone, email };
  }

  #children(count: number, customerId: string, familyName: Name, town: Town): DemoStudent[] {
    const { ages, nameBook, grade } = this.#school;
    // Eldest first, and no twins.
    const drawn = this.#chance.shuffled(Array.from({ length: ages[1] - ages[0] + 1 }, (_, index) => ages[0] + index));
    const eldestFirst = drawn.slice(0, count).sort((a, b) => b - a);
    return eldestFirst.map((age) => {
      const name = nameBook.full(this.#given(this.#chance.isTrue(0.5), familyName), familyName);
      const hasPhone = age >= HAS_OWN_PHONE_AT && this.#chance.isTrue(0.75);
      const phone = hasPhone ? town.phone(this.#phones++) : null;
      return { ...this.#student(customerId, name, age), grade: grade(age, this.#chance), phone };
    });
  }

  #student(customerId: string, name: string, age: number): DemoStudent {
    const { letter, tenant } = this.#school;
    const index = this.students++;
    const isKnown = index === 0 && tenant.id === KNOWN.school;
    const month = this.#chance.between(1, 12);
    return {
      id: isKnown ? KNOWN.student : `stu_${letter}${padded(index + 1)}`,
      customerId,
      name,
      birthDate: `${this.#year - age - 1}-${String(month).padStart(2, '0')}-${String(this.#chance.between(1, 28)).padStart(2, '0')}`,
      temperament: temperamentOf(index),
    };
  }

  /** A given name that nobody of this family name has yet. */
  #given(isWoman: boolean, familyName: Name): Name {
    const { women, men, full } = this.#school.nameBook;
    const free = (isWoman ? women : men).filter((given) => !this.#taken.has(full(given, familyName)));
    const given = this.#chance.pick(free);
    this.#taken.add(full(given, familyName));
    return given;
  }
}

function padded(number: number): string {
  return String(number).padStart(3, '0');
}

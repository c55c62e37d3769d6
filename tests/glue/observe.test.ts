// Hearing of calls of a method on somebody else's object, and leaving it as it was.
import { beforeEach, expect, test } from 'vitest';
import { observe } from '../../js-glue/src/observe';

class Counter {
  count = 0;
  add(by: number): number {
    return (this.count += by);
  }
}

let counter: Counter;
let heard: [number[], number][];
const hear = (args: number[], result: number): unknown => heard.push([args, result]);

beforeEach(() => {
  counter = new Counter();
  heard = [];
});

test('The caller sees no difference, and each call is heard of with its arguments and result', () => {
  observe(counter, 'add', hear);
  expect([counter.add(2), counter.add(3), counter.count]).toEqual([2, 5, 5]);
  expect(heard).toEqual([
    [[2], 2],
    [[3], 5],
  ]);
});

test('A call that throws is not heard of', () => {
  counter.add = () => {
    throw new Error('no');
  };
  observe(counter, 'add', hear);
  expect(() => counter.add(1)).toThrow('no');
  expect(heard).toEqual([]);
});

test('Undone, an inherited method is inherited again, and an own one is what it was', () => {
  observe(counter, 'add', hear)();
  expect(Object.hasOwn(counter, 'add')).toBe(false);
  const own = (by: number): number => by;
  counter.add = own;
  observe(counter, 'add', hear)();
  expect(Reflect.get(counter, 'add')).toBe(own);
});

test('Undone below a wrapper of somebody else, it lets every call through and hears none', () => {
  const undo = observe(counter, 'add', hear);
  const ours = counter.add.bind(counter);
  const theirs = (by: number): number => ours(by * 10);
  counter.add = theirs;
  undo();
  expect(counter.add(1)).toBe(10);
  expect(Reflect.get(counter, 'add')).toBe(theirs);
  expect(heard).toEqual([]);
});

test("It works through Flex's Proxy, which binds what it hands out", () => {
  const proxy = new Proxy(counter, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const undo = observe(proxy, 'add', hear);
  expect([counter.add(1), proxy.add(1)]).toEqual([1, 2]);
  expect(heard).toHaveLength(2);
  undo();
  expect(Object.hasOwn(counter, 'add')).toBe(false);
});

// PORT as a person gives it.
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { listenFailure, portOf } from '../../web/demo/port';

it('IsTheDefaultWhenNothingIsGiven', () => {
  expect([portOf(undefined), portOf('')]).toEqual([4700, 4700]);
});

it('IsAnyPortThereIs', () => {
  expect([portOf('1'), portOf('65535')]).toEqual([1, 65_535]);
});

it.each(['0', '65536', 'abc', '47e2', '-1', '80 ', '4700.5', '999999'])('RefusesInOneSentence %j', (text) => {
  expect(() => portOf(text)).toThrow(
    `PORT is ${JSON.stringify(text)}, but it must be a whole number from 1 to 65535.`,
  );
});

it('SaysThatAPortIsTakenAndWhatToDo', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const second = createServer();
  const failure = await new Promise<unknown>((resolve) => {
    second.once('error', resolve);
    second.listen(port, '127.0.0.1');
  });
  first.close();
  expect(listenFailure(failure, port)).toBe(
    `Port ${port} is taken by another program: stop it, or choose another port, e.g. PORT=4700 npm run demo.`,
  );
});

import { describe, expect, it } from 'vitest';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { Conferences } from '../../plugin/src/teams/conferences';
import { FlexDouble, joined, me } from './flex-double';

function stage() {
  const flex = new FlexDouble();
  const conferences = new Conferences(new FlexFacts(flex.manager));
  const told: string[] = [];
  const follow = (taskSid: string) => conferences.follow(taskSid, () => told.push(taskSid));
  return { flex, conferences, told, follow };
}

describe("the conferences of the Teams view's lines", () => {
  it('tell a line of its own, and of no other', () => {
    const { flex, conferences, told, follow } = stage();
    flex.setConference('WT1', [me]);
    follow('WT1');
    follow('WT2');
    const participants = [me, joined('customer', 'CA1')];
    flex.setConference('WT1', participants);
    expect(told).toEqual(['WT1']);
    expect(conferences.participants('WT1')).toBe(participants);
    flex.setConference('WT3', [me]);
    flex.changed();
    expect(told).toEqual(['WT1']);
  });

  it('tell every line of the same one, and none that has gone', () => {
    const { flex, told, follow } = stage();
    const stop = follow('WT1');
    follow('WT1');
    flex.setConference('WT1', [me]);
    stop();
    flex.setConference('WT1', []);
    expect(told).toEqual(['WT1', 'WT1', 'WT1']);
  });

  it("look at Flex's store once for all, and no more when there is no line", () => {
    const { flex, follow } = stage();
    const stops = ['WT1', 'WT2', 'WT2'].map(follow);
    expect(flex.listening).toBe(1);
    stops.forEach((stop) => stop());
    expect(flex.listening).toBe(0);
    follow('WT1');
    expect(flex.listening).toBe(1);
  });
});

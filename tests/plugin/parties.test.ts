import { describe, expect, it } from 'vitest';
import type { PartyId } from '../../js-glue/src/protocol';
import { rollInAnswer } from '../../plugin/src/watch/fresh';
import {
  participantOf,
  rollOf,
  sameRoll,
  targetOf,
  targetSidOf,
  type Participant,
} from '../../plugin/src/watch/parties';

const ME = 'WKme';
const joined = (participant: Partial<Participant>): Participant => ({
  status: 'joined',
  onHold: false,
  ...participant,
});
const me = joined({ participantType: 'worker', workerSid: ME, callSid: 'CAme', participantSid: 'UTme' });
const customer = joined({ participantType: 'customer', callSid: 'CAcu', participantSid: 'UTcu' });
const colleague = joined({
  participantType: 'worker',
  workerSid: 'WKco',
  callSid: 'CAco',
  participantSid: 'UTco',
});
const external = joined({ participantType: 'external', callSid: 'CAex', participantSid: 'UTex' });

describe('a roll', () => {
  it('names every joined party, and my own leg last', () => {
    expect(rollOf([me, customer, { ...colleague, onHold: true }, external], ME)).toEqual({
      sid: 'CAme',
      parties: [
        { party: 'CAcu', kind: 'customer', held: false },
        { party: 'CAco', kind: 'worker', held: true },
        { party: 'CAex', kind: 'external', held: false },
        { party: 'CAme', kind: 'own', held: false },
      ],
    });
  });

  it('leaves out who has left, who is only called, who listens, and a transfer under way', () => {
    const others = [
      { ...customer, status: 'left' },
      { ...colleague, status: 'recently_left' },
      { ...external, connecting: true },
      joined({ participantType: 'external', participantSid: 'UTringing' }),
      joined({ participantType: 'supervisor', workerSid: 'WKsu', callSid: 'CAsu' }),
      joined({ participantType: 'transfer', callSid: 'CAtr' }),
    ];
    expect(rollOf([me, ...others], ME)).toEqual(rollOf([me], ME));
  });

  it('knows no leg of mine when I have left', () => {
    const roll = rollOf([{ ...me, status: 'left' }, customer], ME);
    expect(roll.sid).toBeNull();
    expect(roll.parties).toHaveLength(1);
  });

  it('takes the newer of my two legs', () => {
    expect(rollOf([me, { ...me, callSid: 'CAnew', onHold: true }], ME)).toEqual({
      sid: 'CAnew',
      parties: [{ party: 'CAnew', kind: 'own', held: true }],
    });
  });

  it('keeps a party under the same key while it is held, released and joined by others', () => {
    const keys = [
      rollOf([customer, me], ME),
      rollOf([{ ...customer, onHold: true }, me], ME),
      rollOf([external, me, customer], ME),
    ].map((roll) => roll.parties.find((party) => party.kind === 'customer')?.party);
    expect(new Set(keys)).toEqual(new Set(['CAcu']));
  });

  it('is the same from the store and from the Interactions API', () => {
    const answer = [
      {
        type: 'agent',
        participantSid: 'UTme',
        mediaProperties: { callSid: ['CAme'], hold: ['false'] },
        routingProperties: { workerSid: ME },
      },
      { type: 'customer', participantSid: 'UTcu', mediaProperties: { callSid: ['CAcu'], hold: ['true'] } },
    ];
    expect(rollInAnswer(answer, ME)).toEqual(rollOf([me, { ...customer, onHold: true }], ME));
    expect(() => rollInAnswer(undefined, ME)).toThrow(TypeError);
  });

  it("leaves Flex's array as it is", () => {
    const participants = Object.freeze([external, customer, me]);
    expect(() => rollOf(participants, ME)).not.toThrow();
  });

  it('differs by leg, by party, by order of joining and by hold', () => {
    const roll = rollOf([me, customer, colleague], ME);
    expect(sameRoll(roll, rollOf([me, customer, colleague], ME))).toBe(true);
    for (const other of [
      [customer, colleague],
      [me, customer],
      [me, customer, external],
      [me, { ...customer, onHold: true }, colleague],
    ]) {
      expect(sameRoll(roll, rollOf(other, ME))).toBe(false);
    }
  });
});

describe("Flex's names for a party", () => {
  const all = [me, customer, colleague, external];

  it('are worker, participant and call, by the kind of party', () => {
    expect([customer, colleague, external].map(targetSidOf)).toEqual(['CAcu', 'WKco', 'UTex']);
  });

  it('find the party again', () => {
    for (const participant of [customer, colleague, external]) {
      expect(targetOf(all, targetSidOf(participant))).toBe(participant);
      expect(participantOf(all, participant.callSid as PartyId)).toBe(participant);
    }
    expect(targetOf(all, undefined)).toBeUndefined();
    expect(targetOf(all, 'CAunknown')).toBeUndefined();
  });
});

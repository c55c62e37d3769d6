/** Which channel's tasks a workflow's filter lets through. */
import type { Expression, Operand } from './expression';

export type Channel = 'voice' | 'other' | 'unknown';

/** Attributes in which Flex, and those who write filters, say of which channel a task is. */
const CHANNEL = /^(task\.)?(channelType|channel_type|channel)$/;
/** TaskRouter sets it for a call that TwiML's `<Enqueue>` makes a task of; no other channel has it. */
const CALL = /^(task\.)?call_sid$/;

/**
 * Words that name no calls. An attribute holds what a Studio flow or a script wrote there, so a word that is not in this
 * list may well name calls: "phone", "call", "inbound", "callback". It is then asked.
 */
const NOT_CALLS = new Set(
  `web webchat web-chat chat sms mms whatsapp messenger facebook instagram email e-mail mail video rcs viber line telegram
  wechat apple gbm googlebusinessmessages twitter fax`.split(/\s+/),
);

export function channelOf(expression: Expression): Channel {
  switch (expression.is) {
    case 'and': {
      const channels = expression.parts.map(channelOf);
      return channels.includes('voice') ? 'voice' : channels.includes('other') ? 'other' : 'unknown';
    }
    case 'or': {
      const [first = 'unknown', ...more] = expression.parts.map(channelOf);
      return more.every((each) => each === first) ? first : 'unknown';
    }
    case 'comparison':
      return channelNamed(expression);
    default:
      return expression satisfies never;
  }
}

function channelNamed({ left, comparator, right }: Extract<Expression, { is: 'comparison' }>): Channel {
  const [path, value] = left.is === 'path' ? [left, right] : [right, left];
  if (path.is !== 'path') return 'unknown';
  if (CALL.test(path.path)) return comparator === '!=' && isNull(value) ? 'voice' : 'unknown';
  // `!=` says nothing: a call may have no such attribute, and a missing one is NULL (docs/taskrouter/expression-syntax).
  if (!CHANNEL.test(path.path) || (comparator !== '==' && comparator !== 'IN')) return 'unknown';
  const items = value.is === 'list' ? value.items : [value];
  const words = items.map((item) => (item.is === 'value' ? item.value : null));
  if (words.length === 0) return 'unknown';
  if (words.every((word) => word === 'voice')) return 'voice';
  return words.every((word) => typeof word === 'string' && NOT_CALLS.has(word.toLowerCase()))
    ? 'other'
    : 'unknown';
}

function isNull(value: Operand): boolean {
  return value.is === 'value' && value.value === null;
}

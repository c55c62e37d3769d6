// Templates that are walked say what templates that are compiled say.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Handlebars {
  compile(source: string): (context: unknown, options?: object) => string;
  registerHelper(name: string, helper: (...args: never[]) => unknown): void;
}

const require = createRequire(import.meta.url);
const original = (require('handlebars/dist/cjs/handlebars.js') as { default: Handlebars }).default;
const compiled = original.compile.bind(original);
const walked = require('../../../web/flex/handlebars.cjs') as Handlebars;
original.registerHelper('icon', ({ hash }: { hash: { name: string } }) => `<i ${hash.name}>`);
original.registerHelper('unsafeString', (text: string) => text);

class Task {
  readonly name = 'Bob & <co>';
  get age(): string {
    return '01:23';
  }
  greet(this: { name: string }): string {
    return `hello ${this.name}`;
  }
}

const context = {
  task: new Task(),
  name: '<x>',
  count: 2,
  zero: 0,
  none: null,
  list: ['a', 'b'],
  call: () => 'called',
};
/** As Flex calls its templates. */
const OPTIONS = { allowProtoMethodsByDefault: true, allowProtoPropertiesByDefault: true };

describe('a walked template', () => {
  it.each([
    'plain',
    '{{name}} {{{name}}} {{unsafeString name}}',
    '{{task.name}} {{task.age}} {{task.greet}} {{call}}',
    '{{nothing.at.all}}{{none}}{{zero}}',
    "{{{icon name='Green'}}}",
    '{{#if count}}yes{{else}}no{{/if}}{{#if zero}}yes{{else}}no{{/if}}',
    '{{#if none}}a{{else if count}}b{{else}}c{{/if}}',
    '{{#unless none}}so{{/unless}}',
    '{{#each list}}{{@index}}{{this}}{{../name}}{{#unless @last}}, {{/unless}}{{/each}}',
    '{{#each nothing}}x{{else}}empty{{/each}}',
    '{{#with task}}{{name}} of {{../count}}{{/with}}',
    '{{#task}}{{age}}{{/task}}{{^none}}none{{/none}}',
    ' {{~count~}} {{! a comment }} end',
  ])('%j', (template) =>
    expect(walked.compile(template)(context, OPTIONS)).toBe(compiled(template)(context, OPTIONS)),
  );
});

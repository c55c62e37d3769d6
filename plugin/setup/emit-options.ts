/** Prints what is generated from the table of options: the JSON Schema, and the table of the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { options, usualOf, type Option } from '../src/options';

const [schemaFile, readme] = process.argv.slice(2);
if (schemaFile === undefined || readme === undefined) throw new Error('Use: emit-options SCHEMA README');

writeFileSync(schemaFile, `${JSON.stringify(schema(), null, 2)}\n`);
writeFileSync(readme, withTable(readFileSync(readme, 'utf8')));

function schema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'custom_data.features.multi_call of flex-config',
    type: 'object',
    properties: Object.fromEntries(
      Object.entries<Option>(options).map(([name, option]) => [
        name,
        { description: option.says, default: usualOf(option), ...typeOf(option) },
      ]),
    ),
    additionalProperties: true,
  };
}

function typeOf(option: Option): object {
  switch (option.kind) {
    case 'switch':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: option.least, maximum: option.most };
    case 'choice':
      return { type: 'string', enum: option.words };
    default:
      return option satisfies never;
  }
}

function withTable(text: string): string {
  const rows = Object.entries<Option>(options).map(
    ([name, option]) => `| \`${name}\` | \`${usualOf(option)}\` | ${rangeOf(option)} | ${option.says} |`,
  );
  const table = ['| option | default | may be | |', '|---|---|---|---|', ...rows].join('\n');
  const marked = /(<!-- options -->\n)[^]*(\n<!-- \/options -->)/;
  if (!marked.test(text)) throw new Error(`${readme} has no place for the table of options`);
  return text.replace(marked, (_, before: string, after: string) => `${before}${table}${after}`);
}

function rangeOf(option: Option): string {
  switch (option.kind) {
    case 'switch':
      return '`true`, `false`';
    case 'count':
      return `${option.least} to ${option.most}`;
    case 'choice':
      return option.words.map((word) => `\`${word}\``).join(', ');
    default:
      return option satisfies never;
  }
}

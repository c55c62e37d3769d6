/** Holds a request against what Twilio publishes of its API: path, sids, queries, body. */
import published from './openapi/twilio.json';

export interface Asked {
  readonly method: string;
  /** Of Twilio's hosts the one that was meant. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
}

interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
type Path = Readonly<Record<string, unknown>> & { readonly servers: readonly { readonly url: string }[] };

/** Why Twilio would not know what to do with it; null when it would. */
export function whatIsWrong(asked: Asked): string | null {
  const [template, path] =
    Object.entries(published.paths as unknown as Record<string, Path>).find(([each]) =>
      matching(each, asked.path),
    ) ?? [];
  const operation = path?.[asked.method.toLowerCase()] as Operation | undefined;
  if (template === undefined || path === undefined || operation === undefined) {
    return `${asked.method} ${asked.path} is not published`;
  }
  if (!path.servers.some(({ url }) => url === `https://${asked.host}`))
    return `${template} is not at ${asked.host}`;
  const groups = matching(template, asked.path)?.groups ?? {};
  const parameters = operation.parameters ?? [];
  const schemas = (kind: string): Record<string, Schema> =>
    Object.fromEntries(
      parameters.filter((each) => each.in === kind).map(({ name, schema }) => [name, schema]),
    );
  return (
    wrongFields(Object.entries(groups), schemas('path')) ??
    wrongFields([...asked.query], schemas('query')) ??
    wrongBody(asked, operation)
  );
}

const patterns = new Map<string, RegExp>();

function matching(template: string, path: string): RegExpExecArray | null {
  const made = (): RegExp => new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const pattern = patterns.get(template) ?? made();
  patterns.set(template, pattern);
  return pattern.exec(path);
}

function wrongBody({ contentType, body, method }: Asked, { requestBody }: Operation): string | null {
  if (method !== 'POST') return null;
  const schema = requestBody?.content[contentType]?.schema;
  if (!schema) return `${contentType} is not a type that it takes`;
  // Of a JSON body Twilio publishes no fields.
  return contentType === 'application/json'
    ? null
    : wrongFields([...new URLSearchParams(body)], schema.properties ?? {});
}

function wrongFields(
  fields: readonly (readonly [string, string])[],
  schemas: Readonly<Record<string, Schema>>,
): string | null {
  for (const [name, value] of fields) {
    const schema = schemas[name];
    if (!schema) return `${name} is not a field of it`;
    const { type, pattern, minimum = -Infinity, maximum = Infinity } = schema;
    if (pattern !== undefined && !new RegExp(pattern).test(value)) return `${name} is not a sid: ${value}`;
    if (type === 'integer' && !(/^-?\d+$/.test(value) && +value >= minimum && +value <= maximum)) {
      return `${name} is not such a number: ${value}`;
    }
    if (type === 'boolean' && !/^(true|false)$/.test(value))
      return `${name} is neither true nor false: ${value}`;
  }
  return null;
}

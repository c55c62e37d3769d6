// Handlebars whose templates are walked instead of compiled. Flex UI writes all its texts with Handlebars, which makes a
// function of each template by `new Function`: that forbids a page without 'unsafe-eval'. Parser, built-in helpers and
// escaping are Handlebars' own. Partials, decorators, block parameters and strict mode are not there: Flex has none.
// CommonJS, because Flex calls `registerHelper` on the module itself.
const Handlebars = require('handlebars/dist/cjs/handlebars.js').default;

const { Utils, helpers } = Handlebars;

/** Where in the data a part of a template is: `up` is the scope around it. */
const scope = (context, data, up) => ({ context, data, up });

function render({ body }, at) {
  return body.map((statement) => renderStatement(statement, at)).join('');
}

function renderStatement(statement, at) {
  switch (statement.type) {
    case 'ContentStatement':
      return statement.value;
    case 'CommentStatement':
      return '';
    case 'MustacheStatement': {
      const value = callOrRead(statement, at, {});
      return statement.escaped ? Utils.escapeExpression(value) : text(value);
    }
    case 'BlockStatement':
      return text(renderBlock(statement, at));
    default:
      throw new Error(`${statement.type} in a template is not supported`);
  }
}

const text = (value) => (value === null || value === undefined ? '' : String(value));

function renderBlock(statement, at) {
  const inner = (program) => (context, options) =>
    program
      ? render(program, scope(context, options?.data ?? at.data, context === at.context ? at.up : at))
      : '';
  const branches = { fn: inner(statement.program), inverse: inner(statement.inverse) };
  if (helperOf(statement)) return callOrRead(statement, at, branches);
  const value = callOrRead(statement, at, {});
  return helpers.blockHelperMissing.call(at.context, value, {
    ...branches,
    name: statement.path.original,
    hash: {},
    data: at.data,
  });
}

function helperOf({ path }) {
  const isName = path.type === 'PathExpression' && path.parts.length === 1 && path.depth === 0 && !path.data;
  if (!isName || /^(this\b|\.)/.test(path.original)) return undefined;
  return Object.hasOwn(helpers, path.parts[0]) ? helpers[path.parts[0]] : undefined;
}

/** `{{helper a b=c}}`, `{{path}}` or `{{path.to.function a}}`. */
function callOrRead(expression, at, branches) {
  const { path, params, hash } = expression;
  const options = {
    name: path.original,
    hash: Object.fromEntries((hash?.pairs ?? []).map((pair) => [pair.key, evaluate(pair.value, at)])),
    data: at.data,
    ...branches,
  };
  const args = params.map((param) => evaluate(param, at));
  const helper = helperOf(expression);
  if (helper) return helper.call(at.context, ...args, options);
  const value = read(path, at);
  if (typeof value === 'function') return value.call(at.context, ...args, options);
  if (value === undefined && args.length > 0) return helpers.helperMissing.call(at.context, ...args, options);
  return value;
}

function evaluate(expression, at) {
  switch (expression.type) {
    case 'SubExpression':
      return callOrRead(expression, at, {});
    case 'PathExpression': {
      const value = read(expression, at);
      return typeof value === 'function' ? value.call(at.context) : value;
    }
    case 'UndefinedLiteral':
      return undefined;
    case 'NullLiteral':
      return null;
    default:
      return expression.value;
  }
}

function read(path, at) {
  if (path.type !== 'PathExpression') return path.value;
  let from = at;
  for (let up = 0; up < path.depth; up++) from = from.up ?? { context: undefined };
  return path.parts.reduce((value, part) => value?.[part], path.data ? from.data : from.context);
}

function compile(source) {
  const program = typeof source === 'string' ? Handlebars.parse(source) : source;
  return (context, options) => render(program, scope(context, { root: context, ...options?.data }, null));
}

Handlebars.compile = compile;
module.exports = Handlebars;

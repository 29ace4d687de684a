import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite';
import type { Mutant } from './mutant.ts';
import { sqlChanges } from './sql-changes.ts';

const OTHER_OPERATOR: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&': '|',
  '|': '&',
  '<<': '>>>',
  '>>': '<<',
  '>>>': '<<',
};
const OTHER_LOGIC: Record<string, string> = { '&&': '||', '||': '&&' };
// Any name may be asked for, `toString` too.
const OTHER_METHOD = new Map(Object.entries({ some: 'every', every: 'some', strictObject: 'object' }));
const OTHER_FUNCTION = new Map(Object.entries({ min: 'max', max: 'min', floor: 'ceil', ceil: 'floor' }));
/** Calls without which the rest of their chain still stands, and lets more pass. */
const FILTERS = new Set([
  'filter',
  'where',
  'forUpdate',
  'skipLocked',
  'limit',
  'min',
  'max',
  'length',
  'int',
  'regex',
]);

/** Nothing of these is left when the program runs. */
const TYPES = ['TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'TSTypeAnnotation', 'TSTypeParameterInstantiation'];

type Range = { start: number; end: number };

/** Every change we know to make in a file, in the order of the source. Types are left alone. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: Mutant[] = [];
  const types: Range[] = [];
  const add = ({ start, end }: Range, replacement: string) => found.push({ file, start, end, replacement });
  const text = ({ start, end }: Range) => source.slice(start, end);
  new Visitor({
    ...visitExpressions(add, text),
    ...visitCalls(add, text),
    ...Object.fromEntries(TYPES.map((kind) => [kind, (node: Range) => types.push(node)])),
  }).visit(program);
  return found
    .filter((mutant) => !types.some(({ start, end }) => mutant.start >= start && mutant.end <= end))
    .sort(byPlace);
}

type Add = (range: Range, replacement: string) => void;
type Text = (range: Range) => string;

function visitExpressions(add: Add, text: Text): VisitorObject {
  const decide = ({ test }: { test: Range }) => {
    add(test, 'true');
    add(test, 'false');
  };
  const operator = (node: { left: Range; right: Range; operator: string }, other: string | undefined) => {
    if (other === undefined) return;
    const start = node.left.end + text({ start: node.left.end, end: node.right.start }).indexOf(node.operator);
    add({ start, end: start + node.operator.length }, other);
  };
  return {
    IfStatement: decide,
    ConditionalExpression: decide,
    LogicalExpression: (node) => operator(node, OTHER_LOGIC[node.operator]),
    BinaryExpression: (node) => {
      if (![node.left, node.right].some(isText)) operator(node, OTHER_OPERATOR[node.operator]);
    },
    UnaryExpression: (node) => {
      if (node.operator === '!') add(node, text(node.argument));
    },
    Literal: (node) => {
      if (typeof node.value === 'boolean') add(node, String(!node.value));
      if (typeof node.value === 'number') add(node, String(node.value + 1));
      if ('regex' in node) for (const changed of loosened(text(node))) add(node, changed);
    },
    ExpressionStatement: (node) => {
      if (!node.directive) add(node, ';');
    },
  };
}

function visitCalls(add: Add, text: Text): VisitorObject {
  return {
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      const { object, property } = callee;
      const ofMath = text(object) === 'Math';
      const other = (ofMath ? OTHER_FUNCTION : OTHER_METHOD).get(property.name);
      if (other !== undefined) add(property, other);
      if (!ofMath && FILTERS.has(property.name)) add({ start: object.end, end: node.end }, '');
    },
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (text(tag) !== 'sql') return;
      for (const { start, end, replacement } of sqlChanges(text(quasi), quasi.start)) add({ start, end }, replacement);
    },
  };
}

function isText(node: ESTree.Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** A regular expression without one of its ends. */
function loosened(regex: string): string[] {
  return [regex.replace(/^\/\^/, '/'), regex.replace(/\$\/(\w*)$/, '/$1')].filter((changed) => changed !== regex);
}

function byPlace(left: Mutant, right: Mutant): number {
  return left.start - right.start || left.end - right.end;
}

import { type ESTree, parseSync, Visitor } from 'vite';

export type SourceFunction = {
  name: string;
  /** Every name in it, in the order of the text. */
  mentions: string[];
};

type Range = { start: number; end: number };

/** The functions at the top of a file, and those that are properties of something, by name. */
export function functionsOf(file: string, source: string): Map<string, SourceFunction> {
  const ranges = new Map<string, Range>();
  const names: { name: string; start: number }[] = [];
  const add = (name: string, range: Range) => ranges.set(name, ranges.get(name) ?? range);
  new Visitor({
    FunctionDeclaration: (node) => {
      if (node.id) add(node.id.name, node);
    },
    VariableDeclarator: (node) => {
      if (node.id.type === 'Identifier' && isFunction(node.init)) add(node.id.name, node);
    },
    Property: (node) => {
      if (node.key.type === 'Identifier' && !node.shorthand && hasFunction(node.value)) add(node.key.name, node.value);
    },
    Identifier: ({ name, start }) => names.push({ name, start }),
  }).visit(parseSync(file, source).program);
  names.sort((left, right) => left.start - right.start);
  return new Map(
    [...ranges].map(([name, { start, end }]) => {
      const inside = names.filter((mention) => mention.start >= start && mention.start < end);
      return [name, { name, mentions: inside.map((mention) => mention.name) }];
    }),
  );
}

/** What a file imports under which name. */
export function importsByName(file: string, source: string): Map<string, { module: string; name: string }> {
  const found = new Map<string, { module: string; name: string }>();
  new Visitor({
    ImportDeclaration: ({ source: module, specifiers }) => {
      for (const specifier of specifiers) {
        if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
        found.set(specifier.local.name, { module: module.value, name: specifier.imported.name });
      }
    },
  }).visit(parseSync(file, source).program);
  return found;
}

function isFunction(node: ESTree.Node | null): boolean {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

/** `os.placeOrder.handler(async (…) => …)` is one too. */
function hasFunction(node: ESTree.Node): boolean {
  return (
    isFunction(node) || (node.type === 'CallExpression' && node.arguments.some((argument) => isFunction(argument)))
  );
}

import type { KyselyPlugin, RootOperationNode } from 'kysely';
import type { Reached } from './mortal.ts';

/** A step of a transaction, and how its statement begins. */
export type StatementSteps = Readonly<Record<string, string>>;

/** Ends the process once such a statement has been run, in the middle of its transaction: nothing is committed. */
export function dyingAfter(steps: StatementSteps, reached: Reached): KyselyPlugin {
  const underWay = new WeakMap<object, string>();
  return {
    transformQuery: ({ node, queryId }) => {
      const text = textOf(node);
      const step = Object.keys(steps).find((name) => text.startsWith(steps[name] ?? ''));
      if (text && step) underWay.set(queryId, step);
      return node;
    },
    transformResult: async ({ queryId, result }) => {
      const step = underWay.get(queryId);
      if (step) reached(step);
      return result;
    },
  };
}

/** Of a statement that a store writes out; nothing of one that is built. */
function textOf(node: RootOperationNode): string {
  return node.kind === 'RawNode' ? node.sqlFragments.join('?').replaceAll(/\s+/g, ' ').trim() : '';
}

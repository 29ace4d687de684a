import { posix } from 'node:path';
import { isTest } from '../source-tree.ts';
import type { Edge, Violation } from './import-graph.ts';

/** A wall says why an import must not be, or nothing. CONTRIBUTING.md lists the same walls in words. */
type Wall = (edge: Edge) => string | undefined;

const PARTIES = ['institution', 'issuer', 'wallet', 'verifier', 'registrar'];
/** Who may see more than one party. */
const OUTSIDE = ['main', 'testing', 'system-tests', 'bench', 'tools', 'vitest.config.ts'];
const SHARED = ['protocol', 'student-card', 'platform', 'ui'];

const top = (file: string) => file.split('/')[0] ?? '';
const area = (file: string) => file.split('/').slice(0, 2).join('/');
const isParty = (file: string) => PARTIES.includes(top(file));

const specificationsStandAlone: Wall = ({ from, to }) => {
  if (top(from) === 'protocol' && top(to) !== 'protocol') return 'protocol knows nothing of ours but itself';
  if (top(from) === 'student-card' && !['student-card', 'protocol'].includes(top(to)))
    return 'student-card knows nothing of ours but protocol';
  return undefined;
};

const sharedKnowsNoParty: Wall = ({ from, to }) =>
  SHARED.includes(top(from)) && isParty(to) ? `${top(from)} belongs to no party and knows none` : undefined;

const partiesMeetByContract: Wall = ({ from, to }) => {
  if (!isParty(from) || !isParty(to) || top(from) === top(to)) return undefined;
  if (area(from) === 'institution/server' && area(to) === 'issuer/contract') return undefined;
  return `${top(from)} knows ${top(to)} by the specifications only`;
};

const appsImportNoServer: Wall = ({ from, to }) =>
  !area(from).endsWith('/server') && isParty(from) && area(to).endsWith('/server')
    ? `${area(from)} is not a server and imports none`
    : undefined;

/** What platform stores, it stores for all. */
const storesStayHome: Wall = ({ from, to }) => {
  if (!to.endsWith('-store.ts') || top(to) === 'platform') return undefined;
  const home = posix.dirname(posix.dirname(to));
  return from.startsWith(`${home}/`) ? undefined : `${to} is used only inside ${home}`;
};

const outsideStaysOutside: Wall = ({ from, to }) => {
  if (!OUTSIDE.includes(top(to)) || OUTSIDE.includes(top(from))) return undefined;
  return `only ${OUTSIDE.join(', ')} may import ${top(to)}`;
};

const FOR_TESTS = ['testing', 'system-tests', 'bench', 'tools'];

/** Tests are the roof, and what they stand on is the floor below: nothing that runs in earnest rests on either. */
const testsStandOnTop: Wall = ({ from, to }) => {
  if (top(from) === top(to)) return undefined;
  if (top(from) === 'main' && FOR_TESTS.includes(top(to))) return `${top(to)} stands on main`;
  if (top(to) === 'system-tests') return 'nothing stands on system-tests';
  if (top(from) === 'testing' && FOR_TESTS.includes(top(to))) return `${top(to)} stands on testing`;
  return undefined;
};

/** `platform/test-databases`, `verifier/server/testing`: what a party's own tests stand on. */
const TEST_ROOM = /\/(?:test-databases|testing)\//;

const testRoomsAreForTests: Wall = ({ from, to }) => {
  if (!TEST_ROOM.test(to) || TEST_ROOM.test(from) || isTest(from) || FOR_TESTS.includes(top(from))) return undefined;
  return `${to} is there for tests only`;
};

const WALLS: readonly Wall[] = [
  specificationsStandAlone,
  sharedKnowsNoParty,
  partiesMeetByContract,
  appsImportNoServer,
  storesStayHome,
  outsideStaysOutside,
  testsStandOnTop,
  testRoomsAreForTests,
];

/** Every import that goes through a wall. */
export function wallViolations(edges: readonly Edge[]): Violation[] {
  return edges.flatMap((edge) =>
    WALLS.map((wall) => wall(edge))
      .filter((reason) => reason !== undefined)
      .map((reason) => ({ file: edge.from, message: `imports ${edge.to}: ${reason}` })),
  );
}

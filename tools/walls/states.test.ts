import { expect, test } from 'vitest';
import type { StateColumn } from './state-columns.ts';
import { stateViolations } from './states.ts';

const LAMPS: StateColumn = {
  table: 'lamps',
  column: 'state',
  first: ['dark'],
  life: 'house/lamp-life.ts',
  writers: ['house/lamp-store.ts#turn'],
};
const LIFE = "export const LAMP_LIFE = lifeOf('lamps.state', {});";
const TURN = 'export async function turn() {\n  await sql`update lamps set state = ${next} where id = 1`;\n}\n';

function reasons(source: string, { file = 'house/other-store.ts', turn = TURN } = {}): string[] {
  const sources = new Map([
    ['house/lamp-life.ts', LIFE],
    ['house/lamp-store.ts', turn],
  ]);
  sources.set(file, `${sources.get(file) ?? ''}${source}`);
  return stateViolations(sources, [LAMPS]).map((violation) => `${violation.file} ${violation.message}`);
}

const inFunction = (body: string) => `export async function smash() {\n  ${body}\n}\n`;

test.each([
  "await sql`update lamps set state = 'broken' where id = ${id}`;",
  'await sql`update lamps as one\n set watts = 3, state = ${state}\n from others where one.id = 1`;',
  "await sql`with x as (update lamps set watts = greatest(1, 2), state = 'broken' returning id) select id from x`;",
  "await sql`update lamps set (watts, state) = (1, 'broken')`;",
  'await sql`update lamps set ${change} where id = 1`;',
  "await sql`update lamps set ${sql`state = 'broken'`} where id = 1`;",
  "await database.updateTable('lamps').set({ state: 'broken' }).where('id', '=', 1).execute();",
  "await database.updateTable('lamps').set({ state, watts: 3 }).execute();",
  "await database.updateTable('lamps').set((row) => ({ watts: row('watts', '+', 1), state: next })).execute();",
  "const change = { state: 'broken' };\n  await database.updateTable('lamps').set(change).execute();",
  "const change = { state: 'broken' };\n  await database.updateTable('lamps').set({ watts: 3, ...change }).execute();",
  "await sql`insert into lamps (id, state) values (${id}, 'broken')`;",
  'await sql`insert into lamps (id, state) values (${id}, ${state})`;',
  "await sql`insert into lamps (id, watts, state) select id, max(watts, 3), 'broken' from others`;",
  "await sql`insert into lamps (id, state) select id, case when old then 'broken' else 'dark' end from others`;",
  'await sql`insert into lamps select * from others`;',
  "await sql`insert into lamps (id) values (1) on conflict (id) do update set state = 'broken'`;",
  "await database.insertInto('lamps').values({ id, state: 'broken' }).execute();",
  "await database.insertInto('lamps').values({ id, state }).execute();",
  "await database.insertInto('lamps').values({ id }).onConflict((on) => on.doUpdateSet({ state: 'broken' })).execute();",
  "const column = sql.ref('lamps.state');",
])('refuses to write a state by hand: %s', (body) => {
  expect(reasons(inFunction(body))).toEqual([expect.stringMatching(/^house\/other-store\.ts smash .*turn of house/)]);
});

test.each([
  "await sql`update lamps set watts = ${watts} where state = 'dark'`;",
  "await sql`update lamps set watts = case when state = 'dark' then 0 else watts end where id = 1`;",
  "await sql`update lamps_of_others set state = 'broken'`;",
  "await database.updateTable('lamps').set({ watts: 3 }).where('state', '=', 'dark').execute();",
  "await database.updateTable('chairs').set({ state: 'broken' }).execute();",
  "await sql`insert into lamps (id, state) values (${id}, 'dark')`;",
  "await sql`insert into lamps (id, state) select id, case when old then 'dark' else 'dark' end from others`;",
  'await sql`insert into lamps (id) values (${id})`;',
  "await database.insertInto('lamps').values({ id, state: 'dark' as const }).execute();",
])('passes over what writes none: %s', (body) => {
  expect(reasons(inFunction(body))).toEqual([]);
});

test('takes what comes from the table of moves, by whatever name', () => {
  const imported = "import { LAMP_LIFE } from './lamp-life.ts';\n";
  const moves = [
    "const { set, where } = LAMP_LIFE.move('broken');\n  await sql`update lamps set ${set} where ${where}`;",
    "const moved = LAMP_LIFE.move('broken');\n  await sql`update lamps set watts = 1, ${moved.set} where ${moved.where}`;",
    "await sql`update lamps set ${LAMP_LIFE.move('broken', { when: sql`watts = 0` }).set}, watts = 1`;",
  ];
  for (const move of moves) {
    expect(reasons(`${imported}${inFunction(move)}`)).toEqual([]);
    expect(reasons(inFunction(move))).toHaveLength(1);
  }
});

test('excuses the function that is named, and no neighbour of it', () => {
  const neighbour = inFunction("await sql`update lamps set state = 'broken'`;");
  expect(reasons(neighbour, { file: 'house/lamp-store.ts' })).toHaveLength(1);
  expect(reasons('')).toEqual([]);
});

test('names no writer that is gone', () => {
  expect(reasons('', { turn: 'export function turn() {}\n' })).toEqual([expect.stringContaining('lamp-store.ts#turn')]);
});

test.each(['house/lamp.test.ts', 'house/test-databases/fresh.ts', 'house/database/0002-lamps.ts', 'testing/lamps.ts'])(
  'is no concern of %s',
  (file) => {
    expect(reasons(inFunction("await sql`update lamps set state = 'broken'`;"), { file })).toEqual([]);
  },
);

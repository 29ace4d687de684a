import { describe, expect, test } from 'vitest';
import { rings } from './rings.ts';
import { roomRingViolations } from './room-rings.ts';
import { workspaceRingViolations } from './workspace-rings.ts';

/** `a>b` */
const links = (...arrows: string[]) =>
  arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split('>');
    return { from, to };
  });

describe('rings', () => {
  test('are none where there is an order', () => {
    expect(rings(links('a>b', 'a>c', 'b>d', 'c>d'))).toEqual([]);
  });

  test('are each found once, with the fewest links that hold them', () => {
    expect(rings(links('a>b', 'a>b', 'b>c', 'c>a', 'c>d', 'd>e', 'e>d', 'd>e'))).toEqual([
      { members: ['a', 'b', 'c'], holding: [expect.anything()] },
      { members: ['d', 'e'], holding: links('e>d') },
    ]);
  });

  test('may be held in two places', () => {
    const both = links('top>left', 'top>left', 'top>right', 'top>right', 'left>top', 'right>top');
    expect(rings(both)).toEqual([{ members: ['left', 'right', 'top'], holding: links('left>top', 'right>top') }]);
  });
});

const SHOP = [{ directory: 'shop/server' }];

function inShop(...arrows: string[]) {
  return links(...arrows).map(({ from, to }) => ({ from: `shop/server/${from}`, to: `shop/server/${to}` }));
}

function messages(arrows: string[]) {
  return roomRingViolations(inShop(...arrows), SHOP).map(({ message }) => message);
}

describe('rooms', () => {
  test('may import each other in one direction', () => {
    expect(messages(['orders/a.ts>people/b.ts', 'orders/a.ts>deps.ts', 'people/b.ts>deps.ts'])).toEqual([]);
  });

  test('are in a ring though no file is, and the imports that hold it are named', () => {
    const [message] = messages(['orders/a.ts>people/b.ts', 'orders/c.ts>people/b.ts', 'people/d.ts>orders/e.ts']);
    expect(message).toContain('(orders, people)');
    expect(message?.split('\n').slice(1)).toEqual(['    shop/server/people/d.ts → shop/server/orders/e.ts']);
  });

  test('are the files at the root too', () => {
    expect(messages(['deps.ts>orders/a.ts', 'orders/b.ts>deps.ts'])).toHaveLength(1);
    expect(messages(['deps.ts>settings.ts', 'settings.ts>deps.ts'])).toHaveLength(1);
  });

  test('are looked at in every depth', () => {
    expect(messages(['pages/a/x.ts>pages/b/y.ts', 'pages/b/z.ts>pages/a/x.ts'])).toHaveLength(1);
    expect(messages(['pages/x.ts>pages/b/y.ts', 'pages/b/y.ts>pages/x.ts'])).toHaveLength(1);
  });

  test('are no files further down: types of one room may know each other', () => {
    expect(messages(['orders/a.ts>orders/b.ts', 'orders/b.ts>orders/a.ts'])).toEqual([]);
  });

  test('count imports of types', () => {
    const edges = inShop('deps.ts>orders/a.ts', 'orders/b.ts>deps.ts').map((edge) => ({ ...edge, typeOnly: true }));
    expect(roomRingViolations(edges, SHOP)).toHaveLength(1);
  });

  test('of different workspaces are no concern of theirs', () => {
    const edges = [
      { from: 'shop/server/a/b.ts', to: 'till/c.ts' },
      { from: 'till/c.ts', to: 'shop/server/a/b.ts' },
    ];
    expect(roomRingViolations(edges, [...SHOP, { directory: 'till' }])).toEqual([]);
  });
});

describe('workspaces', () => {
  const floor = { name: 'floor', dependencies: ['zod'] };
  const house = { name: 'house', dependencies: ['floor', 'roof'] };
  const roof = { name: 'roof', dependencies: ['floor'] };

  test('may depend on each other in one direction', () => {
    expect(workspaceRingViolations([floor, house, roof])).toEqual([]);
  });

  test('must not in a ring', () => {
    const [violation, ...others] = workspaceRingViolations([{ ...floor, dependencies: ['roof'] }, house, roof]);
    expect(violation?.message).toMatch(/\(floor, roof\), held by\n {4}(floor → roof|roof → floor)$/);
    expect(others).toEqual([]);
  });
});

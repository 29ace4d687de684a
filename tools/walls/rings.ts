/** Who leads to whom, and by what (an import, a line in a package.json). */
export type Link = { from: string; to: string };

export type Ring<L extends Link> = {
  members: string[];
  /** The links that turn back when the members stand in the order in which the fewest do: without them it is no ring. */
  holding: L[];
};

/** The rings among the nodes that `links` join; two nodes are in one ring if each can be reached from the other. */
export function rings<L extends Link>(links: readonly L[]): Ring<L>[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of links) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reached = new Map([...next.keys()].map((node) => [node, reachableFrom(node, next)]));
  const done = new Set<string>();
  return [...reached].flatMap(([node, others]) => {
    if (done.has(node) || !others.has(node)) return [];
    const members = [...others].filter((other) => reached.get(other)?.has(node)).sort();
    for (const member of members) done.add(member);
    const inner = links.filter(({ from, to }) => members.includes(from) && members.includes(to));
    return [{ members, holding: holdingLinks(members, inner) }];
  });
}

function reachableFrom(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const other of next.get(node) ?? []) {
      if (reached.has(other)) continue;
      reached.add(other);
      waiting.push(other);
    }
  }
  return reached;
}

/** The best order is hard to find; moving one node after another to where it does best comes close enough to be useful. */
function holdingLinks<L extends Link>(members: readonly string[], links: readonly L[]): L[] {
  const backward = (order: readonly string[]) =>
    links.filter(({ from, to }) => order.indexOf(from) >= order.indexOf(to)).length;
  let best = [...members];
  for (let before = Number.POSITIVE_INFINITY; backward(best) < before; ) {
    before = backward(best);
    for (const member of members) best = leastBackward(placements(member, best), backward);
  }
  return links.filter(({ from, to }) => best.indexOf(from) >= best.indexOf(to));
}

/** `order`, then `order` with `member` at every other place. */
function placements(member: string, order: readonly string[]): string[][] {
  const others = order.filter((other) => other !== member);
  return [[...order], ...order.map((_, place) => [...others.slice(0, place), member, ...others.slice(place)])];
}

function leastBackward(orders: string[][], backward: (order: readonly string[]) => number): string[] {
  return orders.reduce((best, order) => (backward(order) < backward(best) ? order : best));
}

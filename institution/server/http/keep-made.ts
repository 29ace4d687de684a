/** Makes each thing once, however many ask at the same time; what failed is tried again by the next who asks. */
export function keepMade<Made>(): (name: string, make: () => Promise<Made>) => Promise<Made> {
  const kept = new Map<string, Promise<Made>>();
  return (name, make) => {
    const made = kept.get(name) ?? make();
    kept.set(name, made);
    made.catch(() => kept.delete(name));
    return made;
  };
}

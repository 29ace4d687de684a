/** Versions are three numbers; we make no pre-releases. */
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Whether `next` comes after `before`; both are versions. */
export function comesAfter(next: string, before: string): boolean {
  const [left, right] = [next, before].map((version) => version.split('.').map(Number));
  const place = left?.findIndex((number, index) => number !== right?.[index]) ?? -1;
  return place >= 0 && Number(left?.[place]) > Number(right?.[place]);
}

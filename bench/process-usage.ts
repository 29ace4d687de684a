import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's clock ticks per second: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process and its descendants have used, also those that have ended; Linux only. */
export function cpuSeconds(processId: number): number {
  const parents = readParents();
  const descendants = (id: number): number[] => [id, ...(parents.get(id) ?? []).flatMap(descendants)];
  const ticks = descendants(processId).flatMap((id) => readStat(id).slice(11, 15).map(Number));
  return ticks.reduce((sum, part) => sum + part, 0) / TICKS_PER_SECOND;
}

/** Resident megabytes now. */
export function residentMegabytes(processId: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? Number.NaN) / 1024;
}

function readParents(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(readStat(Number(name))[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

/** Fields from the third on: the second, the command's name, may itself hold spaces. */
function readStat(processId: number): string[] {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** A text in which each `${…}` of a template is one character, and what stood there. */
export interface SqlText {
  text: string;
  holes: string[];
}

const HOLE = '\u0001';

/** The rest of a tagged template from `start` to the backtick that closes it. */
export function sqlFrom(source: string, start: number): SqlText {
  const found: SqlText = { text: '', holes: [] };
  for (let at = start; at < source.length && source[at] !== '`'; at += 1) {
    if (!source.startsWith('${', at)) {
      found.text += source[at];
      continue;
    }
    const end = endOfHole(source, at + 2);
    found.text += HOLE;
    found.holes.push(source.slice(at + 2, end));
    at = end;
  }
  return found;
}

/** Where the brace is that closes a `${`; templates in it have holes of their own. */
function endOfHole(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '`') at = endOfTemplate(source, at + 1);
    else if (sign === '{') depth += 1;
    else if (sign === '}' && depth === 0) return at;
    else if (sign === '}') depth -= 1;
  }
  return source.length;
}

function endOfTemplate(source: string, start: number): number {
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '`') return at;
    if (source.startsWith('${', at)) at = endOfHole(source, at + 2);
  }
  return source.length;
}

/**
 * The parts between commas that stand in no brackets, up to one of `stops` or to a bracket that closes what was opened
 * before; each with the holes in it in place.
 */
export function partsOf({ text, holes }: SqlText, stops: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  let hole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === ')' && depth === 0) break;
    if (depth === 0 && /\W/.test(text[at - 1] ?? ' ') && stops.test(text.slice(at))) break;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign === HOLE ? `\${${holes[hole++]}}` : sign;
  }
  return parts.map((part) => part.trim());
}

/** What stands in the brackets that open at `start`. */
export function argumentsAt(source: string, start: number): string {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
    if (depth === 0) return source.slice(start + 1, at);
  }
  return source.slice(start + 1);
}

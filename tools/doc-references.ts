import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isNotSource } from './source-tree.ts';

export type Repository = {
  root: string;
  /** The names of the top folders and files: what a path in backticks has to begin with to be taken for one. */
  top: ReadonlySet<string>;
  /** The names of npm scripts. */
  scripts: ReadonlySet<string>;
  /** All source files, as paths that begin with a slash. */
  sources: readonly string[];
};

const LINK = /\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/gm;
const CODE_SPAN = /`([^`\n]+)`/g;
const SOURCE_FILE = /^\w[\w-]*(?:\/[\w-]+)*(?:\.\w+)?\.(?:tsx?|css)$/;
const FENCE = /^```[^\n]*\n[\s\S]*?^```/gm;
const SCRIPT = /\bnpm (?:run (?:-\w+ )*(\w[\w:-]*)|(start|test)\b)/g;

/** What a document points to that is not there: relative links and headings, paths in backticks, npm scripts. */
export function brokenReferences(file: string, text: string, repository: Repository): string[] {
  const prose = text.replaceAll(FENCE, '');
  return [
    ...brokenLinks(file, prose, repository),
    ...brokenAnchors(file, prose, repository),
    ...brokenPaths(file, prose, repository),
    ...missingSources(prose, repository),
    ...missingScripts(text, repository),
  ];
}

/** Those that begin a line: what stands behind code may as well be in a string. */
const COMMENT = /^\s*\{?(?:\/\*[\s\S]*?\*\/|\/\/ [^\n]*)/gm;
const BARE_PATH = /(?<![\w./`@*-])[\w.-]+(?:\/[\w.-]+)+\.(?:tsx?|mjs|css|sql|md|json)(?![\w/])/g;

/** The same for what the comments of a source file name: paths, with backticks or without, sources and npm scripts. */
export function brokenInComments(file: string, source: string, repository: Repository): string[] {
  const comments = (source.match(COMMENT) ?? []).join('\n');
  const bare = (comments.match(BARE_PATH) ?? []).map((path) => `\`${path}\``).join(' ');
  return [
    ...brokenPaths(file, `${comments} ${bare}`, repository),
    ...missingSources(comments, repository),
    ...missingScripts(comments, repository),
  ];
}

/** The files and folders that a document links to, relative to it, without their anchors. */
export function linksIn(text: string): string[] {
  return [...text.replaceAll(FENCE, '').matchAll(LINK)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((target) => !/^[a-z][a-z+.-]*:|^#/i.test(target))
    .map((target) => decodeURIComponent(target.replace(/[#?].*$/, '')));
}

function brokenLinks(file: string, prose: string, { root }: Repository): string[] {
  return linksIn(prose)
    .filter((target) => !existsSync(join(root, dirname(file), target)))
    .map((target) => `links to ${target}, which does not exist`);
}

/** `flows/activation.md#one-card` needs a heading "One card" there. */
function brokenAnchors(file: string, prose: string, { root }: Repository): string[] {
  return [...prose.matchAll(LINK)]
    .map((match) => /^([^:#]*)#(.+)$/.exec(match[1] ?? match[2] ?? ''))
    .filter((target) => target !== null)
    .filter(([, document = '', anchor = '']) => {
      const path = join(root, dirname(file), document);
      if (document !== '' && !(document.endsWith('.md') && existsSync(path))) return false;
      return !anchorsOf(document === '' ? prose : readFileSync(path, 'utf8')).includes(anchor);
    })
    .map(([target]) => `links to ${target}, and there is no such heading`);
}

/** As GitHub and most renderers make them of headings. */
function anchorsOf(document: string): string[] {
  return [...document.replaceAll(FENCE, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenPaths(file: string, prose: string, { root, top }: Repository): string[] {
  return [...prose.matchAll(CODE_SPAN)]
    .map((match) => match[1] ?? '')
    .filter((span) => looksLikePath(span, top))
    .filter((path) => ![root, join(root, dirname(file))].some((base) => existsSync(join(base, withoutPattern(path)))))
    .map((path) => `names ${path}, which does not exist`);
}

/** `issuer/server/keys` is one, `application/json`, `/health/live` and `issuer/<role>` are not. */
function looksLikePath(span: string, top: ReadonlySet<string>): boolean {
  if (!/^[\w.@*-]+(?:\/[\w.@*-]*)+(?::\d+)?$/.test(span)) return false;
  if (span.split('/').some(isNotSource)) return false;
  return span.startsWith('.') || top.has(span.split('/')[0] ?? '');
}

/** `protocol/*` and `issuer/server/x-*.ts` stand for what is below `protocol` and `issuer/server`. */
function withoutPattern(path: string): string {
  const segments = path.replace(/:\d+$/, '').split('/');
  const pattern = segments.findIndex((segment) => segment.includes('*'));
  return normalize((pattern < 0 ? segments : segments.slice(0, pattern)).join('/'));
}

/** `place-orders.ts` and `card-orders/place-orders.ts` are short for a file that is somewhere. */
function missingSources(prose: string, { sources, top }: Repository): string[] {
  return [...prose.matchAll(CODE_SPAN)]
    .map((match) => match[1] ?? '')
    .filter((span) => SOURCE_FILE.test(span) && !top.has(span.split('/')[0] ?? ''))
    .filter((span) => !sources.some((source) => source.endsWith(`/${span}`)))
    .map((span) => `names ${span}, which is nowhere`);
}

function missingScripts(text: string, { scripts }: Repository): string[] {
  return [...text.matchAll(SCRIPT)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((script) => !scripts.has(script))
    .map((script) => `names the npm script ${script}, which does not exist`);
}

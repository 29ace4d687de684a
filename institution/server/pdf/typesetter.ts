import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';

const WASM = import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
/** Whole fonts, with Polish and Ukrainian letters; a fall-back for anything else there is not. */
const FONTS = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'].map((file) =>
  import.meta.resolve(`@expo-google-fonts/noto-sans/${file}`),
);
const TEMPLATES = new URL('./templates/', import.meta.url);
const PICTURES = new URL('../instruction/pictures/', import.meta.url);
/** Faults as objects, so that the place can be told without the words, which may quote somebody's data. */
const AS_OBJECTS = 3;

interface TypstResult {
  result?: Uint8Array<ArrayBuffer>;
  diagnostics?: { path: string; range: string }[];
}

export interface Typesetter {
  typeset: (template: string, data: unknown) => Uint8Array<ArrayBuffer>;
}

/** Typst, shut in: it reaches no file, package or network, only what is handed to it here. */
export async function openTypesetter(): Promise<Typesetter> {
  initSync({ module: await read(WASM) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of FONTS) await builder.add_raw_font(await read(font));
  const compiler = await builder.build();
  for (const file of await readdir(TEMPLATES)) {
    compiler.map_shadow(`/${file}`, await readFile(new URL(file, TEMPLATES)));
  }
  for (const file of await readdir(PICTURES)) {
    compiler.map_shadow(`/pictures/${file}`, await readFile(new URL(file, PICTURES)));
  }
  return {
    typeset: (template, data) => {
      const main = `/${template}.typ`;
      try {
        compiler.map_shadow('/data.json', Buffer.from(JSON.stringify(data)));
        const { result, diagnostics = [] }: TypstResult = compiler.compile(main, undefined, 'pdf', AS_OBJECTS);
        if (result) return result;
        throw new Error(
          `${main} could not be set: ${diagnostics.map(({ path, range }) => `${path} ${range}`).join(', ')}`,
        );
      } finally {
        // Neither one person's data nor what was laid out for them stays for the next.
        compiler.unmap_shadow('/data.json');
        compiler.reset();
      }
    },
  };
}

const read = (url: string) => readFile(fileURLToPath(url));

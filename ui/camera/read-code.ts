import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Without this the library fetches its WebAssembly from a stranger's server.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

/** The text of the QR code in a picture or a camera's frame. */
export async function readCode(picture: Blob | ImageData): Promise<string | undefined> {
  const [found] = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found?.isValid === true ? found.text : undefined;
}

/** A finished document with the name under which a browser saves it. */
export function pdfFile(pdf: Uint8Array<ArrayBuffer>, name: string): File {
  return new File([pdf], name, { type: 'application/pdf' });
}

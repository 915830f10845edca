/** UTF-16 with or without its byte order mark. */
export function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = (mark ? `\ufeff${text}` : text).split('').map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

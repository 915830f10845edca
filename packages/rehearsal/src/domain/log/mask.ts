/** Replaces secrets in text by `***`. */
export interface Masker {
  /** Adds a secret: its whole text, each of its lines, and the usual encodings of them. */
  add(secret: string): void;
  mask(text: string): string;
}

/** A masker that knows the given secrets. */
export function createMasker(secrets: Iterable<string> = []): Masker {
  const values = new Set<string>();
  const add = (secret: string): void => {
    for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
      if (part.trim() === '') continue;
      for (const form of encodings(part)) if (form !== '') values.add(form);
    }
  };
  for (const secret of secrets) add(secret);
  return { add, mask: (text) => maskAll(text, values) };
}

function maskAll(text: string, values: ReadonlySet<string>): string {
  const hits: { readonly start: number; readonly end: number }[] = [];
  for (const value of values) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
      hits.push({ start: at, end: at + value.length });
  }
  if (hits.length === 0) return text;
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  let masked = '';
  let covered = 0;
  for (const hit of hits) {
    if (hit.end <= covered) continue;
    // Hits that touch or overlap are one secret to the reader: a single run of stars.
    if (hit.start > covered || masked === '') masked += `${text.slice(covered, hit.start)}***`;
    covered = hit.end;
  }
  return masked + text.slice(covered);
}

function encodings(secret: string): readonly string[] {
  return [
    secret,
    ...base64Forms(secret),
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    secret.replaceAll("'", "''"),
    /^".+"$/.test(secret) ? secret.slice(1, -1) : '',
  ];
}

/** Base64 of the secret wherever it stands in a longer text: one form for each of the three alignments. */
function base64Forms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  if (bytes.length < 3) return [];
  return [0, 1, 2]
    .map((shift) => {
      const whole = bytes.subarray(shift === 0 ? 0 : 3 - shift);
      const exact = whole.subarray(0, whole.length - (whole.length % 3));
      let binary = '';
      for (const byte of shift === 0 ? whole : exact) binary += String.fromCharCode(byte);
      return btoa(binary);
    })
    .flatMap((form) => [form, form.replace(/=+$/, '')])
    .filter((form) => form.length >= 4);
}

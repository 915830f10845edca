const isNumber = (value: number): boolean => Number.isFinite(value);

/** `3840` as `3,840`; what is not a number is said. */
export function formatCount(count: number): string {
  if (!isNumber(count)) return 'no number';
  const [whole = '', fraction] = String(count).split('.');
  if (whole.includes('e')) return String(count);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A ratio of 0..1 as `81.9 %` or `90 %`; what is not a number is said. Never rounds up to 100 % or down to 0 %. */
export function formatRatio(ratio: number, digits = 1): string {
  if (!isNumber(ratio)) return 'no number';
  const percent = ratio * 100;
  const shown = percent.toFixed(digits);
  const step = 10 ** -digits;
  if (percent < 100 && Number(shown) >= 100) return `${(100 - step).toFixed(digits)} %`;
  if (percent > 0 && Number(shown) === 0) return `< ${step.toFixed(digits)} %`;
  return `${Number(shown)} %`;
}

/** Bytes as `12 B`, `3.4 KiB`, `1.2 MiB`. */
export function formatBytes(bytes: number): string {
  if (!isNumber(bytes)) return 'no number';
  if (bytes < 1024) return `${bytes} B`;
  const kibibytes = bytes / 1024;
  if (kibibytes < 1023.95) return `${kibibytes.toFixed(1)} KiB`;
  return `${(kibibytes / 1024).toFixed(1)} MiB`;
}

/** Seconds as `0.42 s`, `12.3 s`, `2 m 5 s`, `1 h 12 m`. */
export function formatSeconds(seconds: number): string {
  if (!isNumber(seconds) || seconds < 0) return 'no number';
  if (seconds < 10) return `${Number(seconds.toFixed(2))} s`;
  if (seconds < 59.95) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} m`;
}

const enoughDigits = (difference: number, digits: number): number => {
  let enough = digits;
  while (enough < 6 && Number(difference.toFixed(enough)) === 0) enough += 1;
  return enough;
};

/** Two ratios of 0..1 as `81.9 % → 82.4 % (+0.5 pp)`; a difference too small for the digits gets more of them. */
export function formatRatioChange(before: number, after: number, digits = 1): string {
  if (!isNumber(before) || !isNumber(after)) {
    return `${formatRatio(before, digits)} → ${formatRatio(after, digits)} (no difference can be said)`;
  }
  const difference = (after - before) * 100;
  if (Math.abs(difference) < 1e-9) return `${formatRatio(after, digits)} (unchanged)`;
  const needed = enoughDigits(difference, digits);
  const sign = difference > 0 ? '+' : '−';
  return `${formatRatio(before, needed)} → ${formatRatio(after, needed)} (${sign}${Math.abs(difference).toFixed(needed)} pp)`;
}

/** `1 rule`, `2 rules`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Octokit hands over what it could not read as JSON as if it were the answer: what a policy rests on is looked at. */
export function cutOff(): Error {
  return new Error('the answer is cut off or not what was asked for');
}

/** A text of this shape. */
export function textLike(shape: RegExp, found: unknown): string {
  if (typeof found === 'string' && shape.test(found)) return found;
  throw cutOff();
}

/** A whole number that is not negative. */
export function numberIn(found: unknown): number {
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0) return found;
  throw cutOff();
}

/** A time, in ms since 1970. */
export function momentIn(found: string | null | undefined): number {
  const moment = Date.parse(found ?? '');
  if (Number.isNaN(moment)) throw cutOff();
  return moment;
}

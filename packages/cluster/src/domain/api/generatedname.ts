const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Random letters in the alphabet that the real server uses for generated names. */
export function randomSuffix(random: (limit: number) => number, length: number): string {
  return Array.from({ length }, () => letters[random(letters.length)] ?? 'b').join('');
}

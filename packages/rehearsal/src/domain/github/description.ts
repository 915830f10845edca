import { type Failure, validationFailed } from './exchange.ts';
import { characterCount } from './fields.ts';

const MAX_CHARACTERS = 140;

/** GitHub's refusal of a description of more than 140 characters; null for one that it takes. */
export function longDescription(resource: string, description: string | undefined): Failure | null {
  if (description === undefined || characterCount(description) <= MAX_CHARACTERS) return null;
  const message = `description is too long (maximum is ${MAX_CHARACTERS} characters)`;
  return validationFailed([{ resource, code: 'custom', field: 'description', message }]);
}

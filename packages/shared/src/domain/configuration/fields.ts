import { durationUnitsMs, parseDuration } from '../duration.ts';
import { schema as v } from '../schema.ts';

const durationPattern = new RegExp(`^\\d{1,9}(${Object.keys(durationUnitsMs).join('|')})$`, 'u');

/** A duration such as `30s`; read as ms. */
export const durationField = v.pipe(
  v.string(),
  v.regex(durationPattern, 'is not a duration: write a whole number and a unit, e.g. 30s, 10m, 2h or 1d.'),
  v.transform((text): number => parseDuration(text) ?? Number.NaN),
);

/** A share such as `50%`; read as 0..1. */
export const shareField = v.pipe(
  v.string(),
  v.regex(/^(100|\d{1,2}(\.\d{1,3})?)%$/u, 'is not a share: write a number from 0 to 100 and %, e.g. 50%.'),
  v.transform((text): number => Number(text.slice(0, -1)) / 100),
);

/** A name of the user's own that stands in outputs, labels and log lines. */
export const nameField = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z][A-Za-z0-9._-]{0,62}$/u,
    'is not a name: a letter, then letters, digits, ".", "_" or "-", at most 63.',
  ),
);

export const textField = v.pipe(v.string(), v.minLength(1, 'is empty.'));

/** One rule of the rule language; parsed where its metrics are known. */
const ruleField = v.pipe(v.string(), v.minLength(1, 'is empty.'));

export const rulesField = v.array(ruleField);

export const urlField = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s/]+(\/\S*)?$/u, 'is not an http or https address.'),
);

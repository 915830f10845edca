import type { Reason } from '@interlock/shared/domain/verdict';

import type { ColorOfDeployment } from './state.ts';

/** The two colors of an environment and the key that tells them apart. */
export interface Colors {
  readonly label: string;
  readonly pair: readonly [ColorOfDeployment, ColorOfDeployment];
}

/** Which color serves, by what carries the traffic; or that it cannot be told. */
export type Live =
  | { readonly kind: 'named'; readonly live: ColorOfDeployment; readonly idle: ColorOfDeployment }
  | { readonly kind: 'refuse'; readonly reason: Reason };

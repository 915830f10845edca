import type { CaseNames } from '@interlock/reports/domain/tests/case-names';

import type { WaivedFindings } from './static/waived-findings.ts';
import type { NotableTest, WaivedTest } from './tests/test-measure.ts';

/** What reports tell beside numbers, while it is gathered. */
export interface Beside {
  readonly notable: NotableTest[];
  readonly waived: WaivedTest[];
  readonly waivedFindings: WaivedFindings[];
  /** Takes the names of all test cases. */
  readonly names: { addAll(names: CaseNames): void };
}

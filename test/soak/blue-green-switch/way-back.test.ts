import { openRehearsalGround } from '../../e2e/blue-green-switch/rehearsal-ground.ts';
import { describeWayBack } from '../../e2e/blue-green-switch/way-back.ts';

describeWayBack(
  'on the rehearsal cluster, the way back',
  openRehearsalGround,
  ['scaled to 0', 'deleted', 'unready'],
  200,
);

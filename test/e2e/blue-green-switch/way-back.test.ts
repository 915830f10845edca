import { openRehearsalGround } from './rehearsal-ground.ts';
import { describeWayBack } from './way-back.ts';

// One of its losses, and a small load; test/soak has all of them, under a large one.
describeWayBack('on the rehearsal cluster, the way back', openRehearsalGround, ['scaled to 0'], 20);

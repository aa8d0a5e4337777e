import { rmSync } from 'fs';
import { ALL_SAMPLES } from './samples';

/** Run by jest after all tests. */
export default function afterAll(): void {
  if (!ALL_SAMPLES) process.stderr.write('Property tests have used a tenth of their samples: FC_SAMPLES=all uses all, as .ci/run does.\n');
  rmSync(process.env.TMPDIR!, { recursive: true, force: true });
}

import { rmSync } from 'fs';

/** Run by jest after all tests. */
export default function afterAll(): void {
  rmSync(process.env.TMPDIR!, { recursive: true, force: true });
}

/**
 * Runs the programs of examples in one process, with the delivery of an engine, or with their own delivery for the engine `none`:
 * `write-examples.ts <engine> <folder> <example>...`. Writes the manifests and the models of each example into the folder.
 */
import { mkdirSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { Delivery, FleetApp } from '../../src';
import { writeFilePerObject } from '../../src/output/layout';
import { RUN_VARIABLE } from '../../src/output/run';

const [engine, folder, ...names] = process.argv.slice(2);
const examples = process.cwd();
const load = createRequire(__filename);

if (engine !== 'none') deliverBy(engine);

for (const name of names) {
  const manifests = join(folder, name);
  const models = join(folder, `${name}.models`);
  mkdirSync(manifests);
  writeFileSync(models, '');
  process.env[RUN_VARIABLE] = JSON.stringify({ models, manifests, quiet: true });
  process.chdir(join(examples, name));
  load(join(examples, name, 'main.ts'));
}

function deliverBy(name: string): void {
  const { synth } = FleetApp.prototype;
  FleetApp.prototype.synth = function (): void {
    if (name === 'flux') writeFilePerObject(this);
    const delivery = name === 'flux' ? Delivery.flux({ source: 'fleet', path: './examples', wait: true }) : Delivery.argoCd({ application: 'examples' });
    Object.assign(this, { delivery });
    synth.call(this);
  };
}

/** The output of the programs of the examples with a delivery. */
import { dirname, join } from 'path';
import { Settings, Written } from './written';
import { Engine, outputOfPrograms } from '../checks/programs';
import { KubeObject } from '../cluster/api';

/** The file of a chart for Argo CD, or the folder of a chart for Flux. */
export interface Part {
  readonly name: string;
  readonly objects: readonly KubeObject[];
  /** The parts for Argo CD. */
  readonly settings: Settings;
  /** The spec of its Kustomization of Flux. */
  readonly kustomization: Readonly<Record<string, any>>;
}

/** The parts of each example that has a program of TypeScript. */
export function delivered(engine: Engine): Part[][] {
  return [...outputOfPrograms((name, folder) => (engine === 'flux' ? folders : files)(name, new Written(join(folder, name))), engine).values()];
}

function files(example: string, written: Written): Part[] {
  return written.manifests.map(file => (
    { name: `${example}/${file}`, objects: written.documents(file), settings: written.settings(dirname(file)), kustomization: {} }
  ));
}

function folders(example: string, written: Written): Part[] {
  return written.manifests.filter(file => file.endsWith('flux.yaml')).flatMap(file => written.documents(file).map(({ metadata, spec }): Part => {
    const folder = join(dirname(file), metadata.name);
    const own = written.manifests.filter(each => each.startsWith(`${folder}/`));
    return { name: `${example}/${folder}`, objects: own.flatMap(each => written.documents(each)), settings: {}, kustomization: spec };
  }));
}

import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { readTree } from './child';
import { FleetApp, FleetAppProps } from '../../src';
import { FleetError } from '../../src/findings/fleet-error';
import { forgetClaims } from '../../src/output/folder/writers';

/** In every folder that was written. */
export const LIST = '.vm-fleet-files';

/** In a folder while it is written. */
export const LOCK = '.vm-fleet-lock';

/** In every folder that was written, and tells Git how to merge the list. */
export const ATTRIBUTES = '.gitattributes';

/** Charts by name, and what a config map in each says. */
export type Content = Readonly<Record<string, string>>;

export function build(app: App, content: Content): App {
  for (const [id, text] of Object.entries(content)) {
    new ApiObject(new Chart(app, id), 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data: { text } } as any);
  }
  return app;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'vm-fleet-folder-'));
}

/** As a program of its own would do. */
export function synth(outdir: string, content: Content, props: FleetAppProps = {}): void {
  forgetClaims();
  build(new FleetApp({ outdir, ...props }), content).synth();
}

/** The report of the error that a synthesis ends with, and what it says of the folder. */
export function failure(outdir: string, content: Content, props?: FleetAppProps): string {
  try {
    synth(outdir, content, props);
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    return error.message.replace(/\n\n1 error; /, ' ').split('. Each code')[0];
  }
  return 'none';
}

/** The paths of the files below a folder. */
export function files(outdir: string): string[] {
  return Object.keys(readTree(outdir));
}

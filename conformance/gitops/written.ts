/** The files that an app writes for an engine. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Scripts } from './argo-health';

/** The settings for `argocd-cm` and an Application. */
export interface Settings {
  /** Health checks by `<group>_<kind>`. */
  readonly health?: Scripts;
  readonly ignoreDifferences?: readonly object[];
}

export class Written {
  /** The paths of all manifests. */
  readonly manifests: readonly string[];

  constructor(private readonly folder: string) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    this.manifests = files.filter(file => file.endsWith('.yaml') && !file.endsWith('kustomization.yaml')).sort();
  }

  documents(file: string): any[] {
    return parseAllDocuments(readFileSync(join(this.folder, file), 'utf8')).map(each => each.toJS()).filter(Boolean);
  }

  /** The settings for Argo CD in a folder. */
  settings(folder: string): Settings {
    const [configMap] = this.patch(join(folder, 'argo-cd-cm.patch'));
    const [application] = this.patch(join(folder, 'argo-cd-application.patch'));
    const health = Object.entries<string>(configMap?.data ?? {}).map(([key, script]) => [key.slice(PREFIX.length), script]);
    return { health: Object.fromEntries(health), ignoreDifferences: application?.spec.ignoreDifferences };
  }

  private patch(file: string): any[] {
    return existsSync(join(this.folder, file)) ? this.documents(file) : [];
  }
}

const PREFIX = 'resource.customizations.health.';

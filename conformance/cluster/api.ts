/** The requests to a Kubernetes API server that the suite needs. */
import { Agent, request } from 'https';

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; generateName?: string; [key: string]: any };
  [key: string]: any;
}

export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  /** The object, or the API server's `Status` with its message. */
  readonly body: any;
}

interface Resource {
  readonly name: string;
  readonly namespaced: boolean;
}

export class Api {
  private readonly agent: Agent;
  private readonly kinds = new Map<string, Promise<Map<string, Resource>>>();

  constructor(private readonly port: number, private readonly token: string, ca: string) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 16, ca });
  }

  /** Server-side apply with strict field validation. */
  async apply(object: KubeObject, options: { dryRun?: boolean } = {}): Promise<Answer> {
    const path = await this.path(object);
    if (!path) return unknown(object);
    const query = `fieldManager=conformance&force=true&fieldValidation=Strict${options.dryRun ? '&dryRun=All' : ''}`;
    return this.send('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
  }

  /** Creates an object; with `dryRun`, only checks whether it could be created. */
  async create(object: KubeObject, options: { dryRun?: boolean } = {}): Promise<Answer> {
    const collection = await this.collection(object);
    if (!collection) return unknown(object);
    const query = options.dryRun ? 'fieldValidation=Strict&dryRun=All' : 'fieldValidation=Warn';
    return this.send('POST', `${collection}?fieldManager=conformance&${query}`, object);
  }

  async patchStatus(object: KubeObject, status: object): Promise<Answer> {
    const path = await this.path(object);
    return path ? this.send('PATCH', `${path}/status`, { status }, 'application/merge-patch+json') : unknown(object);
  }

  async merge(object: KubeObject, change: object): Promise<Answer> {
    const path = await this.path(object);
    return path ? this.send('PATCH', path, change, 'application/merge-patch+json') : unknown(object);
  }

  async get(object: KubeObject): Promise<Answer> {
    const path = await this.path(object);
    return path ? this.send('GET', path) : unknown(object);
  }

  async remove(object: KubeObject): Promise<Answer> {
    const path = await this.path(object);
    return path ? this.send('DELETE', path) : unknown(object);
  }

  send(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers: Record<string, string | number> = { Authorization: `Bearer ${this.token}`, Accept: 'application/json' };
      if (payload) Object.assign(headers, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(payload) });
      const sent = request({ host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = response.statusCode!;
          resolve({ status, ok: status < 300, body: text.startsWith('{') ? JSON.parse(text) : { message: text } });
        });
      });
      // The server closes idle connections.
      sent.on('error', error => sent.reusedSocket ? resolve(this.send(method, path, body, type)) : reject(error));
      sent.end(payload);
    });
  }

  /** Whether the API server serves the kind of an object. */
  async has(object: KubeObject): Promise<boolean> {
    return await this.collection(object) !== undefined;
  }

  /** Clears the cache of kinds, after new kinds were added. */
  forgetKinds(): void {
    this.kinds.clear();
  }

  close(): void {
    this.agent.destroy();
  }

  private async path(object: KubeObject): Promise<string | undefined> {
    const collection = await this.collection(object);
    return collection && `${collection}/${object.metadata.name}`;
  }

  private async collection({ apiVersion, kind, metadata }: KubeObject): Promise<string | undefined> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    let known = this.kinds.get(apiVersion);
    if (!known) this.kinds.set(apiVersion, known = this.discover(root));
    const resource = (await known).get(kind);
    if (!resource) return undefined;
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${root}${namespace}/${resource.name}`;
  }

  private async discover(root: string): Promise<Map<string, Resource>> {
    const { ok, body } = await this.send('GET', root);
    const resources: { name: string; kind: string; namespaced: boolean }[] = ok ? body.resources : [];
    return new Map(resources.filter(({ name }) => !name.includes('/')).map(({ kind, ...resource }) => [kind, resource]));
  }
}

function unknown({ apiVersion, kind }: KubeObject): Answer {
  return { ok: false, status: 404, body: { message: `the API server has no kind ${kind} in ${apiVersion}` } };
}

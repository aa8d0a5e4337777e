/** The programs that are built of each Go module, with their versions. */

/** Programs of one Go module of `servers/`. */
export interface Build {
  readonly folder: string;
  /** The file with the versions of its modules, next to `go.mod`; by default `go.mod` itself. */
  readonly modFile?: string;
  /** The module whose version names the build. */
  readonly of: string;
  readonly tags?: readonly string[];
  /** The package of each program. */
  readonly programs: Readonly<Record<string, string>>;
  /** The variable that the linker sets to the version. */
  readonly versionVariable?: string;
  /** Other variables that the linker sets. */
  readonly variables?: Readonly<Record<string, string>>;
}

const OBJECTS = './objects';
const KUBEVIRT_RELEASES = ['1.4', '1.5', '1.6', '1.7', '1.8', '1.9'] as const;

/** A KubeVirt release line whose servers are built. */
export type KubeVirtRelease = typeof KUBEVIRT_RELEASES[number];

function kubeVirt(release: KubeVirtRelease): Build {
  const older = KUBEVIRT_RELEASES.slice(0, KUBEVIRT_RELEASES.indexOf(release) + 1);
  return {
    folder: 'kubevirt',
    modFile: `${release}.mod`,
    of: 'kubevirt.io/kubevirt',
    tags: older.map(each => `since_${each.replace('.', '_')}`),
    programs: {
      'objects': OBJECTS,
      'virt-api': 'kubevirt.io/kubevirt/cmd/virt-api',
      'virt-controller': 'kubevirt.io/kubevirt/cmd/virt-controller',
    },
  };
}

const cdi = (modFile: string): Build => (
  { folder: 'cdi', modFile, of: 'kubevirt.io/containerized-data-importer', programs: { objects: OBJECTS, server: './server' } }
);

export const BUILDS = {
  'argo-health': { folder: 'argo-health', of: 'github.com/argoproj/argo-cd/v3', programs: { 'argo-health': '.' } },
  'reader': { folder: 'reader', of: 'k8s.io/apimachinery', programs: { reader: '.' } },
  'kubernetes': {
    folder: 'kubernetes',
    of: 'k8s.io/kubernetes',
    programs: { 'certificates': './certificates', 'etcd': 'go.etcd.io/etcd/server/v3', 'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver' },
    // The server decides by its version what it serves.
    versionVariable: 'k8s.io/component-base/version.gitVersion',
  },
  'kube-scheduler': {
    folder: 'kubernetes',
    of: 'k8s.io/kubernetes',
    programs: { 'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler' },
    versionVariable: 'k8s.io/component-base/version.gitVersion',
  },
  'kubevirt-1.4': kubeVirt('1.4'),
  'kubevirt-1.5': kubeVirt('1.5'),
  'kubevirt-1.6': kubeVirt('1.6'),
  'kubevirt-1.7': kubeVirt('1.7'),
  'kubevirt-1.8': kubeVirt('1.8'),
  'kubevirt-1.9': kubeVirt('1.9'),
  'cdi-1.61': cdi('1.61.mod'),
  'cdi-1.65': cdi('1.65.mod'),
  'cozystack': {
    folder: 'cozystack',
    of: 'github.com/cozystack/cozystack',
    programs: { 'cozystack-api': 'github.com/cozystack/cozystack/cmd/cozystack-api' },
    // Without metrics, which have a fixed port: two servers of a machine would collide.
    variables: { 'sigs.k8s.io/controller-runtime/pkg/metrics/server.DefaultBindAddress': '0' },
  },
  'helm': { folder: 'helm', of: 'helm.sh/helm/v3', programs: { charts: '.' } },
  'argo-cd': { folder: 'argo-cd', of: 'github.com/argoproj/argo-cd/v3', programs: { 'argo-cd': './engine' } },
  'flux': { folder: 'flux', of: 'github.com/fluxcd/pkg/ssa', programs: { flux: './engine' } },
} as const satisfies Record<string, Build>;

export type BuildName = keyof typeof BUILDS;

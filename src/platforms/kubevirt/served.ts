/**
 * API versions that not every release of KubeVirt serves: the first release that serves the version, and the first release that no longer
 * serves it.
 */
export const SERVED: Readonly<Record<string, { readonly since?: string; readonly until?: string }>> = {
  'instancetype.kubevirt.io/v1alpha1': { until: '1.6' },
  'instancetype.kubevirt.io/v1alpha2': { until: '1.6' },
  'pool.kubevirt.io/v1beta1': { since: '1.7' },
  'export.kubevirt.io/v1alpha1': { until: '1.9' },
  'export.kubevirt.io/v1': { since: '1.9' },
  'clone.kubevirt.io/v1beta1': { since: '1.5' },
  'backup.kubevirt.io/v1alpha1': { since: '1.8' },
};

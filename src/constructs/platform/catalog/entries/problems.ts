import type { InstanceTypeEntry } from './instance-type-entry';
import { Problem, quote } from '../../../../findings/problem';
import { isUsable } from '../../../../model/quantity';
import { repeated } from '../../../../model/repeated';
import { ClusterCatalogProps } from '../cluster-catalog-props';

/** Problems of a catalog whose values have the right types, but describe an impossible cluster. */
export function entryProblems({ instanceTypes = [], ...others }: ClusterCatalogProps): Problem[] {
  return [
    ...Object.entries({ instanceTypes, ...others }).flatMap(([list, entries]) => twice(list, entries)),
    ...instanceTypes.filter(isSizeless).map(({ name, vcpus, memory }): Problem => ({
      code: 'RESOURCES_INVALID',
      message: `instance type "${name}" of the catalog has an invalid size`,
      got: `${vcpus} vCPU and ${memory.asString()}`,
      allowed: 'whole virtual CPUs and memory, both positive',
      fix: 'use the numbers of the cluster (kubectl get virtualmachineclusterinstancetypes)',
    })),
  ];
}

function isSizeless({ vcpus, memory }: InstanceTypeEntry): boolean {
  return !(Number.isInteger(vcpus) && vcpus > 0 && isUsable(memory.asString()));
}

function twice(list: string, entries: readonly { readonly name: string }[] = []): Problem[] {
  return repeated(entries.map(({ name }) => name)).map(name => ({
    code: 'NAME_DUPLICATE', message: `\`${list}\` of the catalog lists a name twice`, got: quote(name), fix: 'list each name once',
  }));
}

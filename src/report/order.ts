import { Cluster } from '../platforms/fleet';

export function clusterName({ driver }: Cluster): string {
  return driver?.label ?? 'no platform';
}

import { isIP } from 'net';
import { withMask } from './version1';
import { Problem } from '../../findings/problem';
import { isMap } from '../user-data/plain';

type Map = Readonly<Record<string, unknown>>;

/** A static default route. Routes from DHCP get their own metric, so they are not compared. */
interface DefaultRoute {
  readonly where: string;
  /** Family, table and metric. Of two routes with an equal key, the guest uses only one. */
  readonly key: string;
}

/**
 * Reports default routes of one family with the same metric in one table. The kernel keeps only one of them. The order in which the guest
 * sets up its interfaces decides which route stays. netplan only logs a warning (`check_defroute` of its `src/validation.c`).
 */
export function defaultRouteProblems(document: Map): Problem[] {
  const routes = document.version === 1 ? ofVersion1(document) : ofVersion2(document);
  const first = new Map<string, string>();
  return routes.flatMap(({ where, key }) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, where);
    return other === undefined ? [] : [conflict(other, where)];
  });
}

function conflict(one: string, other: string): Problem {
  return {
    code: 'ROUTE_CONFLICT',
    message: 'the network configuration has two default routes with the same metric: which of them the guest uses depends on the order in which its interfaces start',
    got: `${one} and ${other}`,
    allowed: 'one default route for each IP family, or a different metric for each',
    fix: 'remove one of them, or set a different `metric`; to answer on the interface of a request, use `routing-policy` with a table for each',
  };
}

function ofVersion2(document: Map): DefaultRoute[] {
  return Object.entries(document).flatMap(([kind, interfaces]) => !isMap(interfaces) ? [] : Object.entries(interfaces).flatMap(([name, each]) => {
    if (!isMap(each)) return [];
    const where = `${kind}.${name}`;
    const gateways = ['gateway4', 'gateway6'].flatMap(key => each[key] === undefined ? [] : [{ where: `${where}.${key}`, key: keyOf(each[key], {}) }]);
    return [...gateways, ...list(each.routes).flatMap((route, index) => (
      isMap(route) && isDefault(route.to) ? [{ where: `${where}.routes[${index}]`, key: keyOf(route.via ?? route.to, route) }] : []))];
  }));
}

function ofVersion1({ config }: Map): DefaultRoute[] {
  return list(config).flatMap((entry, index) => {
    if (!isMap(entry)) return [];
    const where = `config[${typeof entry.name === 'string' ? entry.name : index}]`;
    if (entry.type === 'route') return routeOf(where, entry);
    return list(entry.subnets).flatMap((subnet, at) => !isMap(subnet) ? [] : [
      ...subnet.gateway === undefined ? [] : [{ where: `${where}.subnets[${at}].gateway`, key: keyOf(subnet.gateway, subnet) }],
      ...list(subnet.routes).flatMap((route, i) => isMap(route) ? routeOf(`${where}.subnets[${at}].routes[${i}]`, route) : []),
    ]);
  });
}

function routeOf(where: string, route: Map): DefaultRoute[] {
  return isDefault(withMask(route.destination ?? route.network, route.netmask)) ? [{ where, key: keyOf(route.gateway, route) }] : [];
}

function isDefault(destination: unknown): boolean {
  return destination === 'default' || typeof destination === 'string' && /^[0.:]+\/0$/.test(destination);
}

function keyOf(gateway: unknown, { metric, table }: Map): string {
  return JSON.stringify([isIP(String(gateway).split('/')[0]), metric ?? null, table ?? null]);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

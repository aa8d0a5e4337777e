import { Size } from 'cdk8s';
import { Disk, Findings, Platform, VirtualMachine } from '../../src';
import { chartOn, GOOD, PUBLIC_KEY } from '../support/fleet';

test('the machine and disk with which all mistakes begin have no finding', () => {
  const chart = chartOn(Platform.hikube(), 'tenant-shop');
  new VirtualMachine(chart, 'web', GOOD);
  new Disk(chart, 'data', { size: Size.gibibytes(1) });
  expect(Findings.of(chart.node.root)).toEqual([]);
  expect(PUBLIC_KEY).toContain('ssh-ed25519');
});

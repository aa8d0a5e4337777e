import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Exposure, Fleet, InstanceSeries, InstanceSize, InstanceType } from 'cdk8s-vm-fleet';

/** The machines that customers reach, with HTTP and HTTPS only. */
export function webFleet(scope: Construct, props: { applicationHosts: string[] }): Fleet {
  const upstream = ['upstream shop {', ...props.applicationHosts.map(host => `  server ${host}:8080;`), '}', ''].join('\n');
  return new Fleet(scope, 'web', {
    members: ['a', 'b'],
    machine: {
      exposure: Exposure.portList([80, 443]),
      cloudConfig: {
        packages: ['nginx'],
        files: [{ path: '/etc/nginx/conf.d/shop.conf', content: upstream, permissions: '0644' }],
        runCommands: ['systemctl reload nginx'],
      },
    },
  });
}

/** The machines that run the shop. The third one runs the nightly jobs, and is larger. */
export function applicationFleet(scope: Construct, props: { databaseHost: string }): Fleet {
  return new Fleet(scope, 'app', {
    members: ['a', 'b', 'batch'],
    machine: {
      instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
      systemDisk: { size: Size.gibibytes(30) },
      cloudConfig: {
        packages: ['openjdk-21-jre-headless'],
        users: [{ name: 'shop', system: true, homeDir: '/opt/shop' }],
        files: [{ path: '/etc/shop.env', content: `DATABASE_HOST=${props.databaseHost}\n`, permissions: '0640' }],
      },
    },
    overrides: {
      batch: { instanceType: InstanceType.atLeast({ vcpus: 8, memory: Size.gibibytes(32) }) },
    },
  });
}

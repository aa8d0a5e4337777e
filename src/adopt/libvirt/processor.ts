import { Xml } from './xml';

/** `<vcpu>` and `<cpu>`. */
export function cpuFields(domain: Xml): object {
  const vcpus = Number(domain.child('vcpu')?.text ?? '1') || 1;
  const cpu = domain.child('cpu');
  const topology = cpu?.child('topology');
  const of = (name: string) => Number(topology?.attribute(name) ?? '1') || 1;
  const isWhole = topology !== undefined && of('sockets') * of('cores') * of('threads') * of('dies') === vcpus;
  const mode = cpu?.attribute('mode');
  const model = mode === 'host-passthrough' || mode === 'host-model' ? mode : cpu?.child('model')?.text;
  const features = cpu?.all('feature').map(feature => ({ name: feature.attribute('name') ?? '', policy: feature.attribute('policy') ?? 'require' })) ?? [];
  return {
    cpu: {
      ...isWhole ? { cores: of('cores') * of('dies'), sockets: of('sockets'), threads: of('threads') } : { cores: vcpus, sockets: 1, threads: 1 },
      ...model && { model },
      ...features.length > 0 && { features },
    },
  };
}

/** The Hyper-V features that have no values, and have the same name in libvirt and in KubeVirt. */
const HYPERV = new Set(['relaxed', 'vapic', 'vpindex', 'runtime', 'synic', 'reset', 'frequencies', 'reenlightenment', 'tlbflush', 'ipi', 'evmcs']);

/** `<features>` and `<clock>`. */
export function featureFields(domain: Xml, notKept: string[]): object {
  const features = domain.child('features');
  const hyperv = features?.child('hyperv');
  const fields = {
    ...features?.child('acpi') && { acpi: {} },
    ...features?.child('apic') && { apic: {} },
    ...features?.child('smm')?.attribute('state') === 'on' && { smm: {} },
    ...features?.child('kvm/hidden')?.attribute('state') === 'on' && { kvm: { hidden: true } },
    ...hyperv && { hyperv: hypervFields(hyperv, notKept) },
  };
  return { ...Object.keys(fields).length > 0 && { features: fields }, ...clockFields(domain, notKept) };
}

function hypervFields(hyperv: Xml, notKept: string[]): object {
  const on = hyperv.all().filter(each => each.attribute('state') === 'on');
  return Object.fromEntries(on.flatMap((each): [string, object][] => {
    if (each.name === 'spinlocks') return [['spinlocks', { spinlocks: Number(each.attribute('retries') ?? '4096') }]];
    if (each.name === 'vendor_id') return [['vendorid', { vendorid: each.attribute('value') ?? '' }]];
    if (each.name === 'stimer') return [['synictimer', each.child('direct')?.attribute('state') === 'on' ? { direct: {} } : {}]];
    if (HYPERV.has(each.name)) return [[each.name, {}]];
    notKept.push(`features/hyperv/${each.name}`);
    return [];
  }));
}

const TIMERS: Readonly<Record<string, string>> = { hypervclock: 'hyperv', kvmclock: 'kvm', hpet: 'hpet', pit: 'pit', rtc: 'rtc' };

function clockFields(domain: Xml, notKept: string[]): object {
  const clock = domain.child('clock');
  if (clock === undefined) return {};
  const timers = clock.all('timer').flatMap((timer): [string, object][] => {
    const name = timer.attribute('name') ?? '';
    if (!Object.hasOwn(TIMERS, name)) {
      notKept.push(`clock/timer "${name}"`);
      return [];
    }
    const [present, tickPolicy] = [timer.attribute('present'), timer.attribute('tickpolicy')];
    const hasPolicy = tickPolicy !== undefined && !name.endsWith('clock');
    return [[TIMERS[name], { ...present !== undefined && { present: present === 'yes' }, ...hasPolicy && { tickPolicy } }]];
  });
  const offset = clock.attribute('offset');
  if (offset === 'localtime') notKept.push('clock offset "localtime": set `hardware.clock.timezone` if the guest needs local time');
  return { clock: { ...offset === 'timezone' ? { timezone: clock.attribute('timezone') } : { utc: {} }, timer: Object.fromEntries(timers) } };
}

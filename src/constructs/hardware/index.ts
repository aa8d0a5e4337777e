export * from './clock';
export * from './devices';
export * from './features';
export * from './firmware';
export * from './hardware';
export * from './machine-identity';
export * from './pod-resources';

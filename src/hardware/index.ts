export * from './architecture';
export * from './firmware';
export * from './hardware';

export * from './firmware';
export * from './hardware';

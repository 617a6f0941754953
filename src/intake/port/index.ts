export * from './mapping.ts';
export * from './read.ts';

import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { LazyNode } from '../../collect/lazy-node';
import { Modeled } from '../../collect/modeled';
import { recordOf } from '../../collect/scope-record';
import { trace } from '../../collect/trace';
import { watch } from '../../collect/validation';
import { fileCollisions } from '../../output/file-collisions';

/** Makes a construct a node of its fleet: its objects wait until they are asked for, and cdk8s's validation checks it. */
export function register(construct: Construct & Modeled): void {
  LazyNode.attach(construct);
  trace(construct);
  const { root } = construct.node;
  watch(root);
  if (construct._kind === 'isolation') (recordOf(root).isolations ??= []).push(construct as Construct & Modeled<'isolation'>);
  if (!(root instanceof App)) return;
  const record = recordOf(root);
  if (record.checksFiles) return;
  record.checksFiles = true;
  record.faults.push(() => fileCollisions(root));
}

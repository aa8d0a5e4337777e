/** Runs the code of Argo CD and Flux on the examples with a delivery, and on small fleets in every state. */
import { checkArgoCd } from './argo-cd';
import { checkFlux } from './flux';
import { provideInstanceTypes } from './instance-types';
import { ControlPlane } from '../cluster/control-plane';
import { namespace } from '../cluster/install';
import { NAMESPACE } from '../gitops/fleets';
import { Suite } from '../suite';

export async function checkGitOps(plane: ControlPlane, suite: Suite): Promise<void> {
  await provideInstanceTypes(plane.api);
  await plane.api.create(namespace(NAMESPACE));
  await checkFlux(plane, suite);
  await checkArgoCd(plane, suite);
}

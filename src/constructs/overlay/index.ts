export { Overlay, type OverlayOptions } from './overlay';

export { GoldenImage } from './golden-image';

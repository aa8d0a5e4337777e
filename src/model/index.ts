export { ChangeEffect, ChangeEffects } from './change-effects';

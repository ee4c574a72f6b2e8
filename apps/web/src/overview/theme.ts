export { type Theme, themeOf, themes } from '@marsad/indicators';

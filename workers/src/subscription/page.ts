/** The page that a mail is, in its language: what stands in it, then what every such mail ends with. */
import { directionOf, type Language } from '@marsad/indicators';

export interface MailBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Link {
  readonly href: string;
  readonly label: string;
}

export const written = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const linked = ({ href, label }: Link): string => `<a href="${written(href)}">${written(label)}</a>`;

/** In plain text. */
export const spoken = ({ label, href }: Link): string => `${label}: ${href}`;

interface Ending {
  readonly language: Language;
  readonly footer: string;
  readonly links: readonly Link[];
}

/** @param content as HTML. */
export const mailPage = (content: string, { language, footer, links }: Ending): string =>
  `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"></head>` +
  `<body style="font-family:sans-serif;font-size:15px;line-height:1.5;max-width:640px">${content}` +
  `<hr><p style="color:#555">${written(footer)}<br>${links.map(linked).join('<br>')}</p></body></html>`;

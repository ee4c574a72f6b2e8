/** What stands in the form of a place, and what of it is sent. */
import type { PlaceKind } from '@marsad/indicators';
import type { PlaceBody, PlaceWire } from '@marsad/indicators/contract';

export interface PlaceDraft {
  name: string;
  nameAr: string;
  kind: PlaceKind;
  kindName: string;
  kindNameAr: string;
  parent: string;
  latitude: string;
  longitude: string;
  note: string;
  noteAr: string;
}

export function draftOf(place: PlaceWire | null): PlaceDraft {
  return {
    name: place?.name.en ?? '',
    nameAr: place?.name.ar ?? '',
    kind: place?.kind ?? 'town',
    kindName: place?.kindName?.en ?? '',
    kindNameAr: place?.kindName?.ar ?? '',
    parent: place?.parent ?? '',
    latitude: textOf(place?.position?.latitude),
    longitude: textOf(place?.position?.longitude),
    note: place?.note?.en ?? '',
    noteAr: place?.note?.ar ?? '',
  };
}

const textOf = (degrees: number | undefined): string => (degrees === undefined ? '' : String(degrees));

export function bodyOf(draft: PlaceDraft): PlaceBody {
  const { kind, parent } = draft;
  return {
    name: localised(draft.name, draft.nameAr) ?? { en: '' },
    kind,
    kindName: kind === 'other' ? localised(draft.kindName, draft.kindNameAr) : null,
    note: localised(draft.note, draft.noteAr),
    parent: parent === '' ? null : parent,
    position: positionOf(draft),
  };
}

/** Only English is there always. */
function localised(en: string, ar: string): { readonly en: string; readonly ar?: string } | null {
  const [english, arabic] = [en.trim(), ar.trim()];
  if (english === '' && arabic === '') return null;
  return arabic === '' ? { en: english } : { en: english === '' ? arabic : english, ar: arabic };
}

/** One of the two alone is sent as it is: the server says what is missing. */
function positionOf({ latitude, longitude }: PlaceDraft): PlaceBody['position'] {
  if (latitude.trim() === '' && longitude.trim() === '') return null;
  return { latitude: degrees(latitude), longitude: degrees(longitude) };
}

/** Digits of both languages, and the decimal comma of neither: "35,95" is no number. */
function degrees(typed: string): number {
  const plain = typed
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace('٫', '.')
    .replace(/[−–]/, '-');
  return plain === '' ? Number.NaN : Number(plain);
}

/** Where one is given and the other is not, or one is no number. */
export function positionFault(draft: PlaceDraft): boolean {
  const position = positionOf(draft);
  return position != null && !(Number.isFinite(position.latitude) && Number.isFinite(position.longitude));
}
